Feature: Who the client is for off-payroll working
  HMRC Employment Status Manual ESM10010 and guidelines GfC4, Part 7: whether a council receives workers or a fully
  contracted-out service is for the council to settle, and no label settles it.

  Rule: The council settles the question itself

    Scenario: The council's own assessment of a contracted-out service
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll contracted out assessed as "yes"
      When the record is checked
      Then rule off-payroll-client is compliant

    Scenario: The council accepts that it is the client
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the council determined that IR35 does not apply
      When the record is checked
      Then rule off-payroll-client is compliant

    Scenario: The question is handed to the supplier of what reads like people
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "two teams of six practitioners"
      And the record states the off payroll client as "supplier"
      When the record is checked
      Then rule off-payroll-client needs review because judgement required
      And the finding for off-payroll-client is of high severity
      And the finding for off-payroll-client says "leaves the off-payroll question to the supplier"

    Scenario: The question is handed over, and the record denies an assessment
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "two teams of six practitioners"
      And the record states the off payroll client as "supplier"
      And the record states the off payroll contracted out assessed as "no"
      When the record is checked
      Then rule off-payroll-client needs review because judgement required

    Scenario Outline: The answer for what reads like people comes from somebody else: <whose>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "two teams of six practitioners"
      And the record states the off payroll determined by as "<whose>"
      And the record states the off payroll client as "<client>"
      When the record is checked
      Then rule off-payroll-client <outcome>

      Examples:
        | whose      | client     | outcome                                 |
        | supplier   | not stated | needs review because judgement required |
        | worker     | not stated | needs review because judgement required |
        | agency     | not stated | needs review because judgement required |
        | not stated | not stated | needs review because missing fact       |
        | supplier   | council    | is compliant                            |

    Scenario: The answer for what reads like people comes from the supplier, and no client is named
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "two teams of six practitioners"
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-client needs review because judgement required

    Scenario: The supplier is the client of a service that the council assessed
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "two teams of six practitioners"
      And the record states the off payroll client as "supplier"
      And the record states the off payroll contracted out assessed as "yes"
      When the record is checked
      Then rule off-payroll-client is compliant

    Scenario Outline: Who is treated as the client: <client>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "none"
      And the record states the off payroll statement as "outside"
      And the record states the off payroll client as "<client>"
      When the record is checked
      Then rule off-payroll-client <outcome>

      Examples:
        | client     | outcome                           |
        | supplier   | needs review because missing fact |
        | not stated | needs review because missing fact |
        | council    | is compliant                      |

    Scenario: Nothing on the client
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-client needs review because missing fact
      And the finding for off-payroll-client is of medium severity

    Scenario: Nothing on the client, and the record denies an assessment
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll contracted out assessed as "no"
      When the record is checked
      Then rule off-payroll-client needs review because missing fact

  Rule: When the question arises on the client

    Scenario Outline: Statements that raise it: <statement>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "none"
      And the record states the off payroll statement as "<statement>"
      When the record is checked
      Then rule off-payroll-client <outcome>

      Examples:
        | statement | outcome                           |
        | outside   | needs review because missing fact |
        | inside    | needs review because missing fact |
        | mixed     | needs review because missing fact |
        | none      | does not apply                    |

    Scenario: People are supplied and IR35 is not mentioned
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "agency workers"
      And the record is silent on IR35
      When the record is checked
      Then rule off-payroll-client needs review because missing fact

    Scenario: A decision that buys nothing has no client
      Given a decision record with these facts:
        | fact                          | value            |
        | decision date                 | 12 November 2021 |
        | decision is procurement       | no               |
        | off payroll labour indicators | agency workers   |
      When the record is checked
      Then rule off-payroll-client does not apply

    Scenario Outline: From the day on which public clients came to decide on the client: <date>
      Given a decision record dated <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-client <outcome>

      Examples:
        | date         | outcome                           |
        | 5 April 2017 | does not apply                    |
        | 6 April 2017 | needs review because missing fact |

  Rule: Read in the words of a record on the client

    Scenario: The supplier should make its own assessment
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for assessment teams
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for assessment support from 14 June 2021 to 31 December 2021 at a maximum value of £240,000.
        Reasons for decision: The supplier will provide one team of five social workers with a team manager, who will work alongside the council's own staff.
        Legal implications: The supplier should make its own assessment of the IR35 status of the workers it is hiring.
        """
      When the record is checked
      Then rule off-payroll-client needs review because judgement required
      And the finding for off-payroll-client is of high severity

  Rule: A day that is given in two ways is not taken for either

    Scenario: The record gives two days, and the rule may not yet have been in force
      Given the record gives the decision date in two ways
      And a contract for temporary staff worth £50,000 excluding VAT
      And the record states the off payroll statement as "outside"
      When the record is checked
      Then rule off-payroll-client needs review because ambiguous fact
