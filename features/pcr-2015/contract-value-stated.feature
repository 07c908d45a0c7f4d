Feature: The value of the contract
  Public Contracts Regulations 2015, reg 6(1): the estimate is the total that may become payable over the whole life of
  the contract, options included. A record that does not state it leaves every threshold open.

  Rule: One figure for the whole contract

    Scenario: A maximum value
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 excluding VAT
      When the record is checked
      Then rule contract-value-stated is compliant
      And the finding for contract-value-stated quotes "£579,000"

    Scenario: An exact value
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      When the record is checked
      Then rule contract-value-stated is compliant

    Scenario: The top of a range
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the contract value qualifier as "range high"
      When the record is checked
      Then rule contract-value-stated is compliant

    Scenario: Only the bottom of a range is stated
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the contract value qualifier as "range low"
      When the record is checked
      Then rule contract-value-stated needs review because ambiguous fact
      And the finding for contract-value-stated is of medium severity

    Scenario: An approximate figure
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the contract value qualifier as "estimated"
      When the record is checked
      Then rule contract-value-stated needs review because ambiguous fact
      And the finding for contract-value-stated is of low severity

    Scenario: Several figures that could be the value
      Given a decision record dated 12 November 2021
      And the contract was awarded by direct award
      And the record gives the contract value in two ways
      When the record is checked
      Then rule contract-value-stated needs review because ambiguous fact
      And the finding for contract-value-stated says "more than one figure"

  Rule: No figure is not a breach, but a question

    Scenario: No value is stated
      Given a decision record dated 12 November 2021
      And the contract was awarded by direct award
      When the record is checked
      Then rule contract-value-stated needs review because missing fact
      And the finding for contract-value-stated says "what the contract may cost"

    Scenario: Only a figure for one year
      Given a decision record dated 12 November 2021
      And the contract was awarded by direct award
      And the record states the contract annual value as "£120,000 excluding VAT"
      When the record is checked
      Then rule contract-value-stated needs review because missing fact
      And the finding for contract-value-stated says "£120,000"

    Scenario: A yearly figure beside a total does no harm
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £360,000 excluding VAT
      And the record states the contract annual value as "£120,000 excluding VAT"
      When the record is checked
      Then rule contract-value-stated is compliant

  Rule: When a contract value is looked for

    Scenario: A decision that buys nothing has no contract value
      Given a decision record with these facts:
        | fact                    | value            |
        | decision date           | 12 November 2021 |
        | decision is procurement | no               |
      When the record is checked
      Then rule contract-value-stated does not apply

    Scenario: Nothing says whether anything is bought
      Given a decision record dated 12 November 2021
      When the record is checked
      Then rule contract-value-stated needs review because missing fact

    Scenario Outline: From the first day of the Regulations: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then rule contract-value-stated <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 26 February 2015 | is compliant   |
        | 24 February 2025 | is compliant   |

  Rule: Read in the words of a record on value

    Scenario: A price per year and nothing more
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for meals
        Date of decision: 9 June 2021
        Decision maker: Director of Adult Services
        Decision made: To award a contract to Hartsease Catering Ltd for community meals from 1 July 2021 at £48,000 per annum.
        """
      When the record is checked
      Then rule contract-value-stated needs review because missing fact

    Scenario: A budget is not a contract value
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for meals
        Date of decision: 9 June 2021
        Decision maker: Director of Adult Services
        Decision made: To award a contract to Hartsease Catering Ltd for community meals from 1 July 2021 to 30 June 2024.
        Financial implications: The service has an annual budget of £2,400,000.
        """
      When the record is checked
      Then rule contract-value-stated needs review because missing fact
