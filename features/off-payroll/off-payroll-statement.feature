Feature: Something is said on off-payroll working
  Income Tax (Earnings and Pensions) Act 2003, Part 2, Chapter 10: a public body that receives workers through their own
  companies has duties. A record of a contract that supplies people should show that the question was asked.

  Rule: Where people are supplied, the record says something

    Scenario Outline: What the record says: <statement>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "two teams of six practitioners"
      And the record states the off payroll statement as "<statement>"
      When the record is checked
      Then rule off-payroll-statement <outcome>

      Examples:
        | statement | outcome                           |
        | outside   | is compliant                      |
        | inside    | is compliant                      |
        | mixed     | is compliant                      |
        | none      | needs review because missing fact |

    Scenario: Nothing could be read on off-payroll working
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "agency workers"
      When the record is checked
      Then rule off-payroll-statement needs review because missing fact
      And the finding for off-payroll-statement says "says nothing on off-payroll working"
      And the finding for off-payroll-statement is of medium severity

    Scenario: A supplier's word is something, if not enough
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the supplier confirmed that IR35 does not apply
      When the record is checked
      Then rule off-payroll-statement is compliant

    Scenario Outline: A statement counts although nothing else points to people: <statement>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the off payroll labour indicators as "none"
      And the record states the off payroll statement as "<statement>"
      When the record is checked
      Then rule off-payroll-statement <outcome>

      Examples:
        | statement | outcome        |
        | outside   | is compliant   |
        | inside    | is compliant   |
        | mixed     | is compliant   |
        | none      | does not apply |

  Rule: Where no people are supplied, nothing is asked

    Scenario: Silence, and nothing known of people
      Given a decision record dated 12 November 2021
      And a contract for laptops worth £57,000 excluding VAT
      And the record is silent on IR35
      When the record is checked
      Then rule off-payroll-statement needs review because missing fact

    Scenario: A decision that buys nothing
      Given a decision record with these facts:
        | fact                          | value            |
        | decision date                 | 12 November 2021 |
        | decision is procurement       | no               |
        | off payroll labour indicators | agency workers   |
      When the record is checked
      Then rule off-payroll-statement does not apply

    Scenario Outline: From the day on which public clients came to decide: <date>
      Given a decision record dated <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the off payroll labour indicators as "agency workers"
      And the record is silent on IR35
      When the record is checked
      Then rule off-payroll-statement <outcome>

      Examples:
        | date         | outcome                           |
        | 5 April 2017 | does not apply                    |
        | 6 April 2017 | needs review because missing fact |

  Rule: Read in the words of a record on people

    Scenario: Interim managers and not a word on IR35
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Interim managers for the housing service
        Date of decision: 9 June 2021
        Decision maker: Director of Housing
        Decision made: To award a contract to Tolbury Staffing Ltd for the supply of three interim managers from 1 July 2021 to 31 December 2021 at a maximum value of £90,000 excluding VAT.
        Reasons for decision: The interim managers will cover vacant posts at a day rate.
        """
      When the record is checked
      Then rule off-payroll-statement needs review because missing fact

    Scenario: Goods
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Purchase of refuse bins
        Date of decision: 9 June 2021
        Decision maker: Head of Waste
        Decision made: To award a contract to Oakfield Plastics Ltd for the supply of refuse bins at a total contract value of £60,000 excluding VAT.
        Reasons for decision: Three quotations were received and the lowest was accepted.
        """
      When the record is checked
      Then rule off-payroll-statement does not apply

  Rule: A day that is given in two ways is not taken for either

    Scenario: The record gives two days, and the rule may not yet have been in force
      Given the record gives the decision date in two ways
      And a contract for temporary staff worth £50,000 excluding VAT
      And the record states the off payroll statement as "outside"
      When the record is checked
      Then rule off-payroll-statement needs review because ambiguous fact
