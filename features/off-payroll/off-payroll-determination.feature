Feature: Status determination statements
  Income Tax (Earnings and Pensions) Act 2003, ss 61N and 61NA: a client gives the worker and the next party a statement
  of its conclusion with reasons. Without one the tax stays with the client.

  Rule: Where the council is the client, the record refers to a statement

    Scenario: A status determination is recorded
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the council determined that IR35 does not apply
      And the record states the off payroll determination as "yes"
      When the record is checked
      Then rule off-payroll-determination is compliant

    Scenario: The council is the client and no statement is mentioned
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the council determined that IR35 applies
      When the record is checked
      Then rule off-payroll-determination needs review because missing fact
      And the finding for off-payroll-determination is of high severity

    Scenario: The council is the client and the record shows no statement
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the council determined that IR35 applies
      And the record states the off payroll determination as "no"
      When the record is checked
      Then rule off-payroll-determination needs review because missing fact

  Rule: Where the client is not settled, the question waits for that

    Scenario: Who the client is was not settled
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-determination needs review because conditional
      And the finding for off-payroll-determination is of medium severity
      And the finding for off-payroll-determination says "Settle who"

    Scenario Outline: Another client than the council: <client>, <determination>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll client as "<client>"
      And the record states the off payroll determination as "<determination>"
      When the record is checked
      Then rule off-payroll-determination <outcome>

      Examples:
        | client     | determination | outcome                          |
        | supplier   | no            | needs review because conditional |
        | not stated | no            | needs review because conditional |
        | supplier   | yes           | is compliant                     |

    Scenario Outline: A contracted-out service needs no statement: <assessed>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      And the record states the off payroll contracted out assessed as "<assessed>"
      When the record is checked
      Then rule off-payroll-determination <outcome>

      Examples:
        | assessed | outcome                          |
        | yes      | does not apply                   |
        | no       | needs review because conditional |

  Rule: When a statement is called for

    Scenario Outline: What raises the question: <indicators>, <statement>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "<indicators>"
      And the record states the off payroll statement as "<statement>"
      When the record is checked
      Then rule off-payroll-determination <outcome>

      Examples:
        | indicators     | statement | outcome                          |
        | agency workers | none      | needs review because conditional |
        | none           | outside   | needs review because conditional |
        | none           | inside    | needs review because conditional |
        | none           | mixed     | needs review because conditional |
        | none           | none      | does not apply                   |

    Scenario: A decision that buys nothing calls for no statement
      Given a decision record with these facts:
        | fact                          | value            |
        | decision date                 | 12 November 2021 |
        | decision is procurement       | no               |
        | off payroll labour indicators | agency workers   |
      When the record is checked
      Then rule off-payroll-determination does not apply

    Scenario: Nothing says whether people are supplied
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      When the record is checked
      Then rule off-payroll-determination needs review because missing fact

    Scenario Outline: From the day on which statements came in: <date>
      Given a decision record dated <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-determination <outcome>

      Examples:
        | date         | outcome                          |
        | 5 April 2021 | does not apply                   |
        | 6 April 2021 | needs review because conditional |

  Rule: Read in the words of a record on determinations

    Scenario: A statement was issued
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Interim managers for the housing service
        Date of decision: 9 June 2021
        Decision maker: Director of Housing
        Decision made: To award a contract to Tolbury Staffing Ltd for the supply of three interim managers from 1 July 2021 to 31 December 2021 at a maximum value of £90,000 excluding VAT.
        Legal implications: The council is the end client and has assessed the roles as inside IR35. A status determination statement was issued on 7 June 2021.
        """
      When the record is checked
      Then rule off-payroll-determination is compliant

  Rule: A day that is given in two ways is not taken for either

    Scenario: The record gives two days, and the rule may not yet have been in force
      Given the record gives the decision date in two ways
      And a contract for temporary staff worth £50,000 excluding VAT
      And the record states the off payroll statement as "outside"
      When the record is checked
      Then rule off-payroll-determination needs review because ambiguous fact
