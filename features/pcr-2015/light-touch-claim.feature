Feature: Relying on the light touch regime
  Public Contracts Regulations 2015, regs 5(1)(d) and 74 to 76: below the threshold almost nothing of the regime
  applies, above it a notice is required; "within the light touch regime" says neither.

  Rule: The claim says which side of the threshold, with a code, and the figures agree

    Scenario Outline: The side that is stated against the figures: <side>, <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And the CPV code is 85310000
      And the light touch regime is claimed
      And the record states the procurement light touch side as "<side>"
      When the record is checked
      Then rule light-touch-claim <outcome>

      Examples:
        | side       | value       | outcome                             |
        | below      | £663,539.99 | is compliant                        |
        | below      | £663,540    | is breached                         |
        | above      | £663,540    | is compliant                        |
        | above      | £663,539.99 | needs review because ambiguous fact |
        | not stated | £663,539.99 | needs review because ambiguous fact |
        | not stated | £663,540    | needs review because ambiguous fact |

    Scenario: "Within the light touch regime" and no more
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the CPV code is 85310000
      And the light touch regime is claimed
      When the record is checked
      Then rule light-touch-claim needs review because ambiguous fact
      And the finding for light-touch-claim says "left without a consequence"

    Scenario: From 2022 the claim is measured with VAT
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £552,950 excluding VAT
      And the CPV code is 85310000
      And the light touch regime is claimed
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule light-touch-claim is breached
      And the finding for light-touch-claim says "£663,540"

    Scenario Outline: The side that is stated hangs on VAT: <side>, <value>
      Given a decision record dated 1 March 2022
      And a contract for social work services worth <value> with no mention of VAT
      And the CPV code is 85310000
      And the light touch regime is claimed
      And the record states the procurement light touch side as "<side>"
      When the record is checked
      Then rule light-touch-claim needs review because ambiguous fact
      And the finding for light-touch-claim says "hangs on VAT"

      Examples:
        | side  | value    |
        | below | £579,000 |
        | above | £579,000 |
        | above | £552,950 |

    Scenario: VAT decides another threshold, not this one
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £22,000 with no mention of VAT
      And the CPV code is 85310000
      And the light touch regime is claimed
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule light-touch-claim is compliant

    Scenario: No code
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the light touch regime is claimed
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule light-touch-claim needs review because missing fact
      And the finding for light-touch-claim is of low severity

    Scenario Outline: A code that does not show the services to be light touch: <code>
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £100,000 excluding VAT
      And the CPV code is <code>
      And the light touch regime is claimed
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule light-touch-claim needs review because missing fact
      And the finding for light-touch-claim says "listed in Schedule 3"

      Examples:
        | code     |
        | 79620000 |
        | 98390000 |

    Scenario: No value
      Given a decision record with these facts:
        | fact                            | value            |
        | decision date                   | 12 November 2021 |
        | decision is procurement         | yes              |
        | contract cpv                    | 85310000         |
        | procurement light touch claimed | yes              |
        | procurement light touch side    | above            |
      When the record is checked
      Then rule light-touch-claim needs review because missing fact
      And the finding for light-touch-claim is of medium severity

  Rule: When there is no claim

    Scenario: The record does not rely on light touch
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement light touch claimed as "no"
      When the record is checked
      Then rule light-touch-claim does not apply

    Scenario Outline: From the first to the last day of the Regulations on claims: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the CPV code is 85310000
      And the light touch regime is claimed
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule light-touch-claim <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 26 February 2015 | is compliant   |
        | 23 February 2025 | is compliant   |
        | 24 February 2025 | does not apply |

  Rule: Read in the words of a record that relies on light touch

    Scenario: A sentence that says neither side
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for advocacy
        Date of decision: 9 June 2021
        Decision maker: Director of Adult Services
        Decision made: To award a contract to Fairway Advocacy Ltd for advocacy services from 1 July 2021 to 30 June 2023 at a maximum value of £160,000 excluding VAT.
        Legal implications: The value of the contract falls within the light touch regime under the Public Contracts Regulations 2015.
        """
      When the record is checked
      Then rule light-touch-claim needs review because ambiguous fact
      And the finding for light-touch-claim quotes "light touch"

    Scenario: A sentence that says what follows
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for advocacy
        Date of decision: 9 June 2021
        Decision maker: Director of Adult Services
        Decision made: To award a contract to Fairway Advocacy Ltd for social work services (CPV 85310000) from 1 July 2021 to 30 June 2023 at a maximum value of £160,000 excluding VAT.
        Legal implications: The services fall under the light touch regime and the value is below the light touch threshold of £663,540.
        """
      When the record is checked
      Then rule light-touch-claim is compliant

  Rule: The threshold of every period counts

    Scenario Outline: Said to be below the threshold of its day: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> <vat>
      And the CPV code is 85310000
      And the light touch regime is claimed
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule light-touch-claim <outcome>

      Examples:
        | date             | value       | vat           | outcome      |
        | 26 February 2015 | £625,049.99 | excluding VAT | is compliant |
        | 26 February 2015 | £625,050    | excluding VAT | is breached  |
        | 31 December 2017 | £589,147.99 | excluding VAT | is compliant |
        | 31 December 2017 | £589,148    | excluding VAT | is breached  |
        | 1 January 2018   | £615,277.99 | excluding VAT | is compliant |
        | 1 January 2018   | £615,278    | excluding VAT | is breached  |
        | 31 December 2023 | £663,539.99 | including VAT | is compliant |
        | 31 December 2023 | £663,540    | including VAT | is breached  |
        | 1 January 2024   | £663,539.99 | including VAT | is compliant |
        | 1 January 2024   | £663,540    | including VAT | is breached  |

  Rule: A breach by itself stops publication

    Scenario: Nothing else of the pack is breached
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £663,540 excluding VAT
      And the CPV code is 85310000
      And the light touch regime is claimed
      And the record states the procurement light touch side as "below"
      When the record is checked under pcr-2015
      Then rule light-touch-claim is breached
      And the record is held
