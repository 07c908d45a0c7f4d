Feature: Light touch contracts: value against the threshold
  Public Contracts Regulations 2015, regs 5(1)(d), 6 and 75: a contract for Schedule 3 services at or above the
  threshold has to be called for competition; below it the rules on light touch contracts do not bind.

  Rule: Below the threshold no notice is needed

    Scenario: A social work contract below the threshold of 2021
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 with no mention of VAT
      When the record is checked
      Then rule light-touch-threshold is compliant
      And the value compared with the threshold is £579,000
      And the finding for light-touch-threshold says "£84,540"

    Scenario: Below the threshold a direct award without notice is no breach
      Given a decision record dated 31 December 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by direct award
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is compliant
      And the finding for light-touch-threshold cites "reg 5(1)(d)"

  Rule: At or above the threshold a call for competition is needed

    Scenario Outline: One penny either side of the light touch threshold in force on <date>: <value>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> excluding VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is <outcome>

      Examples: 26 February to 31 December 2015, net of VAT
        | date             | value       | outcome   |
        | 26 February 2015 | £625,049.99 | compliant |
        | 26 February 2015 | £625,050    | breached  |
        | 31 December 2015 | £625,049.99 | compliant |
        | 31 December 2015 | £625,050    | breached  |

      Examples: 2016 and 2017, net of VAT
        | date             | value       | outcome   |
        | 1 January 2016   | £589,147.99 | compliant |
        | 1 January 2016   | £589,148    | breached  |
        | 31 December 2017 | £589,147.99 | compliant |
        | 31 December 2017 | £589,148    | breached  |
        | 31 December 2017 | £600,000    | breached  |

      Examples: 2018 and 2019, net of VAT
        | date             | value       | outcome   |
        | 1 January 2018   | £600,000    | compliant |
        | 1 January 2018   | £615,277.99 | compliant |
        | 1 January 2018   | £615,278    | breached  |
        | 31 December 2019 | £615,277.99 | compliant |
        | 31 December 2019 | £615,278    | breached  |

      Examples: 2020 and 2021, net of VAT
        | date             | value       | outcome   |
        | 1 January 2020   | £663,539.99 | compliant |
        | 1 January 2020   | £663,540    | breached  |
        | 31 December 2021 | £663,539.99 | compliant |
        | 31 December 2021 | £663,540    | breached  |

      Examples: 2022 and 2023, with 20% VAT counted
        | date             | value       | outcome   |
        | 1 January 2022   | £552,949.99 | compliant |
        | 1 January 2022   | £552,950    | breached  |
        | 31 December 2023 | £552,949.99 | compliant |
        | 31 December 2023 | £552,950    | breached  |

      Examples: 1 January 2024 to 23 February 2025, with 20% VAT counted
        | date             | value       | outcome   |
        | 1 January 2024   | £552,949.99 | compliant |
        | 1 January 2024   | £552,950    | breached  |
        | 23 February 2025 | £552,949.99 | compliant |
        | 23 February 2025 | £552,950    | breached  |

    Scenario: A published notice meets the rule at any value
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £900,000 excluding VAT
      And a contract notice was published on 1 June 2021
      When the record is checked
      Then rule light-touch-threshold is compliant

    Scenario: The record is silent on a notice that was needed
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £900,000 excluding VAT
      When the record is checked
      Then rule light-touch-threshold needs review because missing fact
      And the finding for light-touch-threshold says "call for competition"

    Scenario: A ground for awarding without a notice is for a lawyer to judge
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £663,540 excluding VAT
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule light-touch-threshold needs review because judgement required
      And the finding for light-touch-threshold says "burden is on the council"

    Scenario: Below the threshold a ground for awarding without a notice is not needed
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £663,539.99 excluding VAT
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule light-touch-threshold is compliant

    Scenario: A record that denies any ground is in breach as a silent one is
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £663,540 excluding VAT
      And no contract notice was published
      And the record states the procurement exception claimed as "no"
      When the record is checked
      Then rule light-touch-threshold is breached
      And the finding for light-touch-threshold says "appears not to comply"
      And the finding for light-touch-threshold is of critical severity
      And the record is held

  Rule: VAT counts from 1 January 2022

    Scenario Outline: The same contract on the last day before VAT counted and the first day after: <date>
      Given a decision record dated <date>
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by direct award
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is <outcome>
      And the value compared with the threshold is <compared>

      Examples:
        | date             | outcome   | compared |
        | 31 December 2021 | compliant | £579,000 |
        | 1 January 2022   | breached  | £694,800 |

    Scenario Outline: An inclusive value is compared as it stands from 2022: <value>, <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> including VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is <outcome>

      Examples:
        | date             | value       | outcome   |
        | 1 January 2022   | £663,539.99 | compliant |
        | 1 January 2022   | £663,540    | breached  |
        | 31 December 2023 | £663,539.99 | compliant |
        | 31 December 2023 | £663,540    | breached  |
        | 1 January 2024   | £663,539.99 | compliant |
        | 1 January 2024   | £663,540    | breached  |
        | 23 February 2025 | £663,539.99 | compliant |
        | 23 February 2025 | £663,540    | breached  |

    Scenario Outline: VAT is taken out of an inclusive value before 2022: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> including VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is <outcome>

      Examples:
        | value       | outcome   |
        | £796,247.99 | compliant |
        | £796,248    | breached  |

    Scenario Outline: An exempt supply has no VAT to add: <value>
      Given a decision record dated 1 January 2022
      And a contract for social work services worth <value> excluding VAT
      And the supply is exempt from VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is <outcome>

      Examples:
        | value       | outcome   |
        | £663,539.99 | compliant |
        | £663,540    | breached  |

    Scenario: A value without VAT basis on the edge from 2022
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 with no mention of VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold needs review because ambiguous fact
      And the finding for light-touch-threshold says "hangs on VAT"

    Scenario Outline: Where VAT begins to decide: <value>
      Given a decision record dated 1 March 2022
      And a contract for social work services worth <value> with no mention of VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | value       | outcome                             |
        | £22,000     | is compliant                        |
        | £552,949.99 | is compliant                        |
        | £552,950    | needs review because ambiguous fact |
        | £663,539.99 | needs review because ambiguous fact |
        | £663,540    | is breached                         |

    Scenario: VAT comes before any ground for doing without a notice
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 with no mention of VAT
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule light-touch-threshold needs review because ambiguous fact

    Scenario: A value without VAT basis on the edge, and no word on a notice
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 with no mention of VAT
      When the record is checked
      Then rule light-touch-threshold needs review because ambiguous fact

    Scenario: The VAT basis does not matter once a notice was published
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 with no mention of VAT
      And a contract notice was published on 10 January 2022
      When the record is checked
      Then rule light-touch-threshold is compliant

    Scenario: A value without VAT basis that is below the threshold either way
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £200,000 with no mention of VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is compliant

  Rule: The day on which the procurement commenced selects the threshold

    Scenario: Quotations invited in December 2021 stay on the figures of 2021
      Given a decision record dated 12 January 2022
      And the procurement commenced on 1 December 2021
      And a contract for social work services worth £579,000 excluding VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is compliant
      And the value compared with the threshold is £579,000

    Scenario Outline: An assumed start in early 2018 hides the lower threshold of 2017: <notice>
      Given a decision record dated 10 January 2018
      And a contract for social work services worth £600,000 excluding VAT
      And the record states the procurement call for competition as "<notice>"
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | notice    | outcome                           |
        | none      | needs review because missing fact |
        | published | is compliant                      |

    Scenario Outline: A year back is looked at, and no further: <date>
      Given a decision record dated <date>
      And a contract for social work services worth £600,000 excluding VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | date             | outcome                           |
        | 31 December 2018 | needs review because missing fact |
        | 1 January 2019   | is compliant                      |

    Scenario: An assumed start in early 2018, and no word on a notice
      Given a decision record dated 10 January 2018
      And a contract for social work services worth £600,000 excluding VAT
      When the record is checked
      Then rule light-touch-threshold needs review because missing fact
      And the finding for light-touch-threshold says "earlier start"

    Scenario Outline: The rule binds from the first to the last day of the Regulations: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £700,000 including VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 23 February 2025 | is breached    |
        | 24 February 2025 | does not apply |

    Scenario: The first day of the Regulations
      Given a decision record dated 26 February 2015
      And the procurement commenced on 26 February 2015
      And a contract for social work services worth £700,000 excluding VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is breached

    Scenario: A decision of March 2025 on a procurement begun before the Procurement Act
      Given a decision record dated 3 March 2025
      And the procurement commenced on 3 February 2025
      And a contract for social work services worth £700,000 including VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is breached

    Scenario: Without any date the law of the day is not known
      Given a contract for social work services worth £900,000 excluding VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold needs review because missing fact

  Rule: A figure that is not firm is no safe figure

    Scenario Outline: An approximate value within 5% of the threshold: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And the record states the contract value as "about <value> excluding VAT"
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | value       | outcome                             |
        | £630,363    | is compliant                        |
        | £630,363.01 | needs review because ambiguous fact |
        | £663,539.99 | needs review because ambiguous fact |

    Scenario: An approximate value at the threshold and no notice
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £663,540 excluding VAT
      And the record states the contract value qualifier as "estimated"
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is breached

    Scenario: An approximate value at the threshold, and no word on a notice
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £663,540 excluding VAT
      And the record states the contract value qualifier as "estimated"
      When the record is checked
      Then rule light-touch-threshold needs review because missing fact

    Scenario: An approximate value in early 2018, when the year before had a lower threshold
      Given a decision record dated 10 January 2018
      And a contract for social work services worth £600,000 excluding VAT
      And the record states the contract value qualifier as "estimated"
      When the record is checked
      Then rule light-touch-threshold needs review because missing fact

    Scenario: An approximate value near the threshold and no notice
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £650,000 excluding VAT
      And the record states the contract value qualifier as "estimated"
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold needs review because ambiguous fact

    Scenario: An approximate value near the threshold with a notice
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £650,000 excluding VAT
      And the record states the contract value qualifier as "estimated"
      And a contract notice was published on 1 June 2021
      When the record is checked
      Then rule light-touch-threshold is compliant

    Scenario: Only the bottom of a range
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £400,000 excluding VAT
      And the record states the contract value qualifier as "range low"
      When the record is checked
      Then rule light-touch-threshold needs review because ambiguous fact
      And the finding for light-touch-threshold says "The figure of £400,000"

    Scenario: A firm value near the threshold needs nobody's judgement
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £663,539.99 excluding VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is compliant

    Scenario Outline: No value: <notice>
      Given a decision record with these facts:
        | fact                             | value                |
        | decision date                    | 12 November 2021     |
        | decision is procurement          | yes                  |
        | contract subject                 | social work services |
        | procurement call for competition | <notice>             |
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | notice    | outcome                           |
        | none      | needs review because missing fact |
        | published | is compliant                      |

    Scenario: No value and no word on a notice
      Given a decision record with these facts:
        | fact                    | value                |
        | decision date           | 12 November 2021     |
        | decision is procurement | yes                  |
        | contract subject        | social work services |
      When the record is checked
      Then rule light-touch-threshold needs review because missing fact
      And the finding for light-touch-threshold is of medium severity
      And the finding for light-touch-threshold says "no value"

    Scenario: No value, no notice and no word on what is bought
      Given a decision record with these facts:
        | fact                             | value            |
        | decision date                    | 12 November 2021 |
        | decision is procurement          | yes              |
        | procurement call for competition | none             |
      When the record is checked
      Then rule light-touch-threshold needs review because missing fact
      And the finding for light-touch-threshold is of medium severity

  Rule: Which contracts the light touch threshold governs

    Scenario: A code in Schedule 3
      Given a decision record dated 12 November 2021
      And a contract for family group conferences worth £700,000 excluding VAT
      And the CPV code is 85312300
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is breached

    Scenario: A code outside Schedule 3, although light touch is claimed
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £700,000 excluding VAT
      And the CPV code is 79620000
      And the light touch regime is claimed
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold does not apply

    Scenario: Services that may or may not be light touch, above both thresholds
      Given a decision record dated 12 November 2021
      And a contract for support services worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is breached

    Scenario: Services that may be light touch or something else again
      Given a decision record dated 12 November 2021
      And a contract for the items described worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold needs review because conditional
      And the finding for light-touch-threshold says "Settle the classification"

    Scenario: Light touch services of a kind that nothing else tells
      Given a decision record dated 12 November 2021
      And a contract for the items described worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "inside"
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is breached

    Scenario: A claim settles nothing where the words for what is bought point both ways
      Given a decision record dated 12 November 2021
      And a contract for the items described worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And the light touch regime is claimed
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold needs review because conditional

    Scenario: Services that may be light touch, and no word on a notice
      Given a decision record dated 12 November 2021
      And a contract for support services worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      When the record is checked
      Then rule light-touch-threshold needs review because conditional

    Scenario: Services that may be light touch, with a notice
      Given a decision record dated 12 November 2021
      And a contract for support services worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And a contract notice was published on 1 June 2021
      When the record is checked
      Then rule light-touch-threshold is compliant

    Scenario Outline: What may be light touch services or works, either side of the threshold for works: <value>
      Given a decision record dated 12 November 2021
      And a contract for the items described worth <value> excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And the record states the contract kind as "works"
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | value         | outcome                          |
        | £663,539.99   | is compliant                     |
        | £663,540      | needs review because conditional |
        | £4,733,251.99 | needs review because conditional |
        | £4,733,252    | is breached                      |

    Scenario: Light touch is claimed for services that nothing else describes
      Given a decision record with these facts:
        | fact                             | value                  |
        | decision date                    | 12 November 2021       |
        | decision is procurement          | yes                    |
        | contract value                   | £700,000 excluding VAT |
        | procurement light touch claimed  | yes                    |
        | procurement call for competition | none                   |
      When the record is checked
      Then rule light-touch-threshold is breached

    Scenario Outline: Services that nothing describes, and no claim: <value>
      Given a decision record with these facts:
        | fact                             | value                 |
        | decision date                    | 12 November 2021      |
        | decision is procurement          | yes                   |
        | contract value                   | <value> excluding VAT |
        | procurement call for competition | none                  |
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | value       | outcome                          |
        | £663,539.99 | is compliant                     |
        | £663,540    | needs review because conditional |

    Scenario: Services that nothing describes, and a claim that is denied
      Given a decision record with these facts:
        | fact                             | value                  |
        | decision date                    | 12 November 2021       |
        | decision is procurement          | yes                    |
        | contract value                   | £700,000 excluding VAT |
        | procurement light touch claimed  | no                     |
        | procurement call for competition | none                   |
      When the record is checked
      Then rule light-touch-threshold needs review because conditional

    Scenario Outline: A supplier found another way: <route>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £900,000 excluding VAT
      And the contract was awarded by <route>
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | route                     | outcome        |
        | a framework call-off      | does not apply |
        | dynamic purchasing        | does not apply |
        | an extension or variation | does not apply |
        | in-house                  | does not apply |
        | quotations                | is breached    |
        | a waiver                  | is breached    |
        | negotiated without notice | is breached    |

    Scenario: A decision that buys nothing
      Given a decision record with these facts:
        | fact                             | value                  |
        | decision date                    | 12 November 2021       |
        | decision is procurement          | no                     |
        | contract schedule 3              | inside                 |
        | contract value                   | £900,000 excluding VAT |
        | procurement call for competition | none                   |
      When the record is checked
      Then rule light-touch-threshold does not apply

    Scenario Outline: Health care is bought under rules of its own from 2024: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for community health services worth £900,000 excluding VAT
      And the CPV code is 85323000
      And the record states the contract health service as "yes"
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold <outcome>

      Examples:
        | date             | outcome        |
        | 31 December 2023 | is breached    |
        | 1 January 2024   | does not apply |

  Rule: Read in the words of a record

    Scenario: A direct award of children's services above the threshold
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for family support services
        Date of decision: 14 March 2022
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for social work services (CPV 85310000) from 1 April 2022 to 31 March 2024 at a maximum value of £720,000 including VAT.
        Reasons for decision: The contract was awarded directly to the current supplier. No contract notice was published.
        """
      When the record is checked
      Then rule light-touch-threshold is breached
      And the finding for light-touch-threshold quotes "£720,000"

    Scenario: A tendered contract of the same size
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for family support services
        Date of decision: 14 March 2022
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for social work services (CPV 85310000) from 1 April 2022 to 31 March 2024 at a maximum value of £720,000 including VAT.
        Reasons for decision: A contract notice was published on Find a Tender on 12 January 2022 and five tenders were received.
        """
      When the record is checked
      Then rule light-touch-threshold is compliant

  Rule: The rate of VAT that the record itself states is the one that counts

    Scenario Outline: The value compared from 2022 bears VAT at the stated rate: <words>
      Given the following decision record:
        """
        Record of officer decision
        Decision title: Award of contract for social work services
        Date of decision: 14 March 2023
        Decision made: To award a contract to Willowmere Care Ltd for social work services from 1 April 2023 to 31 March 2025 at a maximum cost of £600,000 excluding VAT. <words>
        """
      When the record is checked
      Then the value compared with the threshold is <compared>

      Examples:
        | words                                | compared |
        | VAT is payable at 5% on this supply. | £630,000 |
        | VAT is payable at 20%.               | £720,000 |
        | No rate is given.                    | £720,000 |
