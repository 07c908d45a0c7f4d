Feature: The supplier's word on off-payroll working
  Income Tax (Earnings and Pensions) Act 2003, s 61NA; HMRC ESM10013 and ESM10014: the client concludes, gives reasons
  and takes reasonable care. Somebody else's assurance is evidence beside that and never instead of it.

  Rule: An assurance alone is not the council's assessment

    Scenario: The supplier confirmed, and that is all
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-supplier-assurance needs review because judgement required
      And the finding for off-payroll-supplier-assurance is of high severity
      And the finding for off-payroll-supplier-assurance cites "ESM10013"

    Scenario Outline: On whose word it rests: <whose>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll statement as "outside"
      And the record states the off payroll determined by as "<whose>"
      When the record is checked
      Then rule off-payroll-supplier-assurance <outcome>

      Examples:
        | whose      | outcome                                 |
        | supplier   | needs review because judgement required |
        | worker     | needs review because judgement required |
        | agency     | needs review because judgement required |
        | council    | does not apply                          |
        | not stated | does not apply                          |

    Scenario Outline: What the assurance is about: <statement>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll statement as "<statement>"
      And the record states the off payroll determined by as "supplier"
      When the record is checked
      Then rule off-payroll-supplier-assurance <outcome>

      Examples:
        | statement | outcome                                 |
        | outside   | needs review because judgement required |
        | inside    | needs review because judgement required |
        | mixed     | needs review because judgement required |
        | none      | does not apply                          |

    Scenario: The record denies both an assessment and a determination
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll contracted out assessed as "no"
      And the record states the off payroll determination as "no"
      When the record is checked
      Then rule off-payroll-supplier-assurance needs review because judgement required

    Scenario: The council's own assessment of a contracted-out service stands beside the assurance
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll contracted out assessed as "yes"
      When the record is checked
      Then rule off-payroll-supplier-assurance is compliant

    Scenario: A status determination stands beside the assurance
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll determination as "yes"
      When the record is checked
      Then rule off-payroll-supplier-assurance is compliant

  Rule: A council that is the client cannot rest on it

    Scenario Outline: The council is the client and the supplier says: <statement>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll statement as "<statement>"
      And the record states the off payroll determined by as "supplier"
      And the record states the off payroll client as "council"
      When the record is checked
      Then rule off-payroll-supplier-assurance <outcome>

      Examples:
        | statement | outcome                                 |
        | outside   | is breached                             |
        | inside    | needs review because judgement required |

    Scenario Outline: The client council has determined the status: <determined>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll client as "council"
      And the record states the off payroll determination as "<determined>"
      When the record is checked
      Then rule off-payroll-supplier-assurance <outcome>

      Examples:
        | determined | outcome      |
        | no         | is breached  |
        | yes        | is compliant |

    Scenario: The supplier is the client
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll client as "supplier"
      When the record is checked
      Then rule off-payroll-supplier-assurance needs review because judgement required

  Rule: When there is no assurance to look at

    Scenario: The record is silent
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record is silent on IR35
      When the record is checked
      Then rule off-payroll-supplier-assurance does not apply

    Scenario: A statement, and nothing on whose word
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll statement as "outside"
      When the record is checked
      Then rule off-payroll-supplier-assurance needs review because missing fact

    Scenario Outline: From the day on which determination statements came in: <date>
      Given a decision record dated <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-supplier-assurance <outcome>

      Examples:
        | date         | outcome                                 |
        | 5 April 2021 | does not apply                          |
        | 6 April 2021 | needs review because judgement required |

  Rule: Read in the words of a record on assurances

    Scenario: The supplier has confirmed
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for assessment teams
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for assessment support from 14 June 2021 to 31 December 2021 at a maximum value of £240,000.
        Legal implications: Larkhill Family Support Ltd has confirmed that its services are outside IR35.
        """
      When the record is checked
      Then rule off-payroll-supplier-assurance needs review because judgement required
      And the finding for off-payroll-supplier-assurance quotes "outside IR35"

  Rule: A day that is given in two ways is not taken for either

    Scenario: The record gives two days, and the rule may not yet have been in force
      Given the record gives the decision date in two ways
      And a contract for temporary staff worth £50,000 excluding VAT
      And the record states the off payroll statement as "outside"
      And the record states the off payroll determined by as "supplier"
      When the record is checked
      Then rule off-payroll-supplier-assurance needs review because ambiguous fact

  Rule: A breach by itself does not stop publication

    Scenario: Nothing else of the pack is breached
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll statement as "outside"
      And the record states the off payroll determined by as "supplier"
      And the record states the off payroll client as "council"
      When the record is checked under off-payroll
      Then rule off-payroll-supplier-assurance is breached
      And the record is referred
