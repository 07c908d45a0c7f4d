Feature: Does the value include VAT?
  Public Contracts Regulations 2015, regs 5 and 6, as amended by SI 2021/1221: thresholds were compared net of VAT until
  31 December 2021 and with VAT from 1 January 2022.

  Rule: Where VAT changes nothing, silence does no harm

    Scenario: No mention of VAT in 2021, and both readings on the same side
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 with no mention of VAT
      When the record is checked
      Then rule vat-basis-stated is compliant

    Scenario Outline: The record says which figure it is: <vat>
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 <vat>
      When the record is checked
      Then rule vat-basis-stated is compliant

      Examples:
        | vat           |
        | excluding VAT |
        | including VAT |

    Scenario: An exempt supply
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 with no mention of VAT
      And the supply is exempt from VAT
      When the record is checked
      Then rule vat-basis-stated is compliant

  Rule: Where VAT decides, the record has to say

    Scenario Outline: The two readings straddle the light touch threshold from 2022: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £579,000 with no mention of VAT
      And the CPV code is 85310000
      When the record is checked
      Then rule vat-basis-stated <outcome>

      Examples:
        | date             | outcome                             |
        | 31 December 2021 | is compliant                        |
        | 1 January 2022   | needs review because ambiguous fact |

    Scenario Outline: The edges of the range in which VAT decides: <value>
      Given a decision record dated 1 March 2022
      And a contract for social work services worth <value> with no mention of VAT
      And the CPV code is 85310000
      When the record is checked
      Then rule vat-basis-stated <outcome>

      Examples:
        | value       | outcome                             |
        | £552,949.99 | is compliant                        |
        | £552,950    | needs review because ambiguous fact |
        | £663,539.99 | needs review because ambiguous fact |
        | £663,540    | is compliant                        |

    Scenario Outline: The edges of the range in which VAT decides for other services: <value>
      Given a decision record dated 1 March 2022
      And a contract for temporary staff worth <value> with no mention of VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      When the record is checked
      Then rule vat-basis-stated <outcome>
      And the finding for vat-basis-stated is of high severity

      Examples:
        | value       | outcome                             |
        | £177,897.49 | is compliant                        |
        | £177,897.50 | needs review because ambiguous fact |
        | £213,476.99 | needs review because ambiguous fact |
        | £213,477    | is compliant                        |

    Scenario: The two readings straddle the services threshold before 2022
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £200,000 with no mention of VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      When the record is checked
      Then rule vat-basis-stated needs review because ambiguous fact
      And the finding for vat-basis-stated is of high severity

    Scenario Outline: VAT decides only whether the award has to be published: <value>
      Given a decision record dated 1 March 2022
      And a contract for social work services worth <value> with no mention of VAT
      And the CPV code is 85310000
      When the record is checked
      Then rule vat-basis-stated <outcome>
      And the finding for vat-basis-stated is of <severity> severity

      Examples:
        | value      | outcome                             | severity |
        | £20,833.33 | is compliant                        | high     |
        | £20,833.34 | needs review because ambiguous fact | low      |
        | £24,999.99 | needs review because ambiguous fact | low      |
        | £25,000    | is compliant                        | high     |
        | £600,000   | needs review because ambiguous fact | high     |

    Scenario Outline: The floor for publishing an award through the years: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> with no mention of VAT
      And the CPV code is 85310000
      When the record is checked
      Then rule vat-basis-stated <outcome>

      Examples: £25,000 net of VAT until 2021
        | date             | value      | outcome                             |
        | 26 February 2015 | £24,999.99 | is compliant                        |
        | 26 February 2015 | £25,000    | needs review because ambiguous fact |
        | 31 December 2021 | £29,999.99 | needs review because ambiguous fact |
        | 31 December 2021 | £30,000    | is compliant                        |

      Examples: £25,000 with VAT in 2022
        | date             | value      | outcome                             |
        | 1 January 2022   | £20,833.33 | is compliant                        |
        | 1 January 2022   | £20,833.34 | needs review because ambiguous fact |
        | 20 December 2022 | £24,999.99 | needs review because ambiguous fact |
        | 20 December 2022 | £25,000    | is compliant                        |

      Examples: £30,000 with VAT from 21 December 2022
        | date             | value      | outcome                             |
        | 21 December 2022 | £24,999.99 | is compliant                        |
        | 21 December 2022 | £25,000    | needs review because ambiguous fact |
        | 23 February 2025 | £29,999.99 | needs review because ambiguous fact |
        | 23 February 2025 | £30,000    | is compliant                        |

  Rule: A net figure may not be held against an inclusive threshold

    Scenario Outline: Said to be below the light touch threshold: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> excluding VAT
      And the CPV code is 85310000
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule vat-basis-stated is <outcome>

      Examples:
        | value       | date             | outcome   |
        | £579,000    | 31 December 2021 | compliant |
        | £579,000    | 1 January 2022   | breached  |
        | £552,949.99 | 1 January 2022   | compliant |
        | £552,950    | 1 January 2022   | breached  |
        | £663,539.99 | 1 January 2022   | breached  |
        | £663,540    | 1 January 2022   | compliant |

    Scenario: The finding shows both figures
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule vat-basis-stated is breached
      And the finding for vat-basis-stated says "£694,800"
      And the finding for vat-basis-stated cites "reg 3(3)"
      And the record is held

    Scenario: A value without VAT basis that is said to be below the light touch threshold
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 with no mention of VAT
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule vat-basis-stated needs review because ambiguous fact

    Scenario: Nothing is said about the side of the threshold
      Given a decision record dated 1 March 2022
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement light touch side as "not stated"
      When the record is checked
      Then rule vat-basis-stated is compliant

  Rule: When there is nothing to compare

    Scenario: No value to be read with or without VAT
      Given a decision record with these facts:
        | fact                    | value                |
        | decision date           | 12 November 2021     |
        | decision is procurement | yes                  |
        | contract subject        | social work services |
      When the record is checked
      Then rule vat-basis-stated needs review because missing fact
      And the finding for vat-basis-stated is of medium severity

    Scenario: A decision that buys nothing bears no VAT question
      Given a decision record with these facts:
        | fact                    | value                  |
        | decision date           | 12 November 2021       |
        | decision is procurement | no                     |
        | contract value          | £579,000 excluding VAT |
      When the record is checked
      Then rule vat-basis-stated does not apply

    Scenario Outline: From the first to the last day of the Regulations on VAT: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then rule vat-basis-stated <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 26 February 2015 | is compliant   |
        | 23 February 2025 | is compliant   |
        | 24 February 2025 | does not apply |

  Rule: Read in the words of a record on VAT

    Scenario: A value plus VAT
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for home care
        Date of decision: 4 May 2022
        Decision maker: Director of Adult Services
        Decision made: To award a contract to Meadowgate Care Ltd for home care (CPV 85310000) from 1 June 2022 to 31 May 2024 at a total contract value of £579,000 (exclusive of VAT).
        Legal implications: The services are subject to the light touch regime. The value is below the light touch threshold of £663,540 and no notice was required.
        """
      When the record is checked
      Then rule vat-basis-stated is breached
      And the finding for vat-basis-stated quotes "£579,000"

  Rule: The thresholds of every period count

    Scenario Outline: A net figure said to be below the light touch threshold of its day: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> excluding VAT
      And the record states the procurement light touch side as "below"
      When the record is checked
      Then rule vat-basis-stated <outcome>

      Examples:
        | date             | value       | outcome      |
        | 26 February 2015 | £625,049.99 | is compliant |
        | 26 February 2015 | £625,050    | is compliant |
        | 31 December 2017 | £589,147.99 | is compliant |
        | 31 December 2017 | £589,148    | is compliant |
        | 1 January 2018   | £615,277.99 | is compliant |
        | 1 January 2018   | £615,278    | is compliant |
        | 31 December 2023 | £663,539.99 | is breached  |
        | 31 December 2023 | £663,540    | is compliant |
        | 1 January 2024   | £663,539.99 | is breached  |
        | 1 January 2024   | £663,540    | is compliant |
        | 1 January 2020   | £663,539.99 | is compliant |
        | 1 January 2020   | £663,540    | is compliant |
        | 31 December 2023 | £552,949.99 | is compliant |
        | 31 December 2023 | £552,950    | is breached  |
        | 1 January 2024   | £552,949.99 | is compliant |
        | 1 January 2024   | £552,950    | is breached  |

    Scenario Outline: Either side of the services threshold of its day: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for temporary staff worth <value> <vat>
      And the CPV code is 79620000
      When the record is checked
      Then rule vat-basis-stated <outcome>

      Examples:
        | date             | value       | vat                    | outcome                             |
        | 26 February 2015 | £172,513.99 | with no mention of VAT | is compliant                        |
        | 26 February 2015 | £172,514    | with no mention of VAT | needs review because ambiguous fact |
        | 31 December 2017 | £164,175.99 | with no mention of VAT | is compliant                        |
        | 31 December 2017 | £164,176    | with no mention of VAT | needs review because ambiguous fact |
        | 1 January 2018   | £181,301.99 | with no mention of VAT | is compliant                        |
        | 1 January 2018   | £181,302    | with no mention of VAT | needs review because ambiguous fact |
        | 31 December 2021 | £189,329.99 | with no mention of VAT | is compliant                        |
        | 31 December 2021 | £189,330    | with no mention of VAT | needs review because ambiguous fact |
        | 1 January 2024   | £179,086.66 | with no mention of VAT | is compliant                        |
        | 1 January 2024   | £179,086.67 | with no mention of VAT | needs review because ambiguous fact |
        | 1 January 2024   | £214,903.99 | with no mention of VAT | needs review because ambiguous fact |
        | 1 January 2024   | £214,904    | with no mention of VAT | is compliant                        |

  Rule: The floor for publishing an award under the Act of 2023

    Scenario Outline: An amount that may be net or gross, either side of the floor: <value>
      Given a decision record dated 24 February 2025
      And the procurement commenced on 24 February 2025
      And a contract for social work services worth <value> with no mention of VAT
      When the record is checked
      Then rule vat-basis-stated does not apply
      And the contract vat basis matters is "<matters>"

      Examples:
        | value      | matters |
        | £29,999.99 | yes     |
        | £30,000    | no      |
