Feature: Urgency as the reason for doing without competition
  Public Contracts Regulations 2015, reg 32(2)(c) and (4); Procurement Act 2023, Schedule 5: urgency excuses only where it
  is extreme, could not be foreseen and is not of the council's own making.

  Rule: At or above the threshold urgency of the council's own making is no ground

    Scenario Outline: Own making, either side of the light touch threshold: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency <outcome>

      Examples:
        | value       | outcome                                 |
        | £663,540    | is breached                             |
        | £663,539.99 | needs review because judgement required |

    Scenario Outline: Own making, either side of the ordinary threshold: <value>
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth <value> excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency <outcome>
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | value       | outcome                                 | severity |
        | £189,330    | is breached                             | critical |
        | £189,329.99 | needs review because judgement required | medium   |

    Scenario: Works above the light touch threshold and below their own
      Given a decision record dated 12 November 2021
      And a contract for the building of a school worth £900,000 excluding VAT
      And the CPV code is 45214200
      And the record states the contract kind as "works"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of medium severity

    Scenario: Services that may be light touch, above both thresholds and of the council's making
      Given a decision record dated 12 November 2021
      And a contract for support services worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency is breached
      And the finding for extreme-urgency says "appears not to comply"

    Scenario Outline: Light touch services of a kind that nothing else tells: own making <own>
      Given a decision record dated 12 November 2021
      And a contract for the items described worth £700,000 excluding VAT
      And the record states the contract schedule 3 as "inside"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "<own>"
      When the record is checked
      Then rule extreme-urgency <outcome>
      And the finding for extreme-urgency is of critical severity

      Examples:
        | own | outcome                                 |
        | yes | is breached                             |
        | no  | needs review because judgement required |

    Scenario: Services that may be light touch, between the thresholds and of the council's making
      Given a decision record dated 12 November 2021
      And a contract for support services worth £579,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required

    Scenario Outline: The record answers the test although words point to the council: <answered>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      And the record states the urgency trigger dated as "yes"
      And the record states the urgency limbs addressed as "<answered>"
      When the record is checked
      Then rule extreme-urgency <outcome>

      Examples:
        | answered | outcome                                 |
        | yes      | needs review because judgement required |
        | no       | is breached                             |

    Scenario: Own making, where VAT decides whether a notice was needed
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 with no mention of VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of critical severity

    Scenario: Nothing is said on a notice
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of critical severity

    Scenario: Under the Procurement Act the same facts are for a lawyer
      Given a decision record dated 1 September 2025
      And the procurement commenced on 1 August 2025
      And a contract for social work services worth £900,000 including VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required

    Scenario Outline: Under the Procurement Act, light touch services of <value> <vat>, begun on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> <vat>
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | date             | value       | vat           | severity |
        | 24 February 2025 | £663,540    | including VAT | critical |
        | 24 February 2025 | £663,539.99 | including VAT | medium   |
        | 24 February 2025 | £552,950    | excluding VAT | critical |
        | 24 February 2025 | £552,949.99 | excluding VAT | medium   |
        | 31 December 2025 | £663,540    | including VAT | critical |
        | 31 December 2025 | £663,539.99 | including VAT | medium   |
        | 1 January 2026   | £663,540    | including VAT | critical |
        | 1 January 2026   | £663,539.99 | including VAT | medium   |
        | 31 December 2027 | £663,540    | including VAT | critical |
        | 31 December 2027 | £663,539.99 | including VAT | medium   |
        | 1 January 2028   | £663,540    | including VAT | high     |

    Scenario Outline: Under the Procurement Act, other <kind> of <value> including VAT, begun on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for the items described worth <value> including VAT
      And the record states the contract schedule 3 as "outside"
      And the record states the contract kind as "<kind>"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples: goods and services
        | date             | kind     | value       | severity |
        | 24 February 2025 | services | £214,904    | critical |
        | 24 February 2025 | services | £214,903.99 | medium   |
        | 31 December 2025 | supplies | £214,904    | critical |
        | 31 December 2025 | supplies | £214,903.99 | medium   |
        | 1 January 2026   | services | £207,720    | critical |
        | 1 January 2026   | services | £207,719.99 | medium   |
        | 31 December 2027 | supplies | £207,720    | critical |
        | 31 December 2027 | supplies | £207,719.99 | medium   |
        | 1 January 2028   | services | £207,720    | high     |

      Examples: works
        | date             | kind  | value         | severity |
        | 24 February 2025 | works | £5,372,609    | critical |
        | 24 February 2025 | works | £5,372,608.99 | medium   |
        | 31 December 2025 | works | £5,372,609    | critical |
        | 31 December 2025 | works | £5,372,608.99 | medium   |
        | 1 January 2026   | works | £5,193,000    | critical |
        | 1 January 2026   | works | £5,192,999.99 | medium   |
        | 31 December 2027 | works | £5,193,000    | critical |
        | 31 December 2027 | works | £5,192,999.99 | medium   |
        | 1 January 2028   | works | £5,193,000    | high     |

  Rule: Every part of the test has to be shown

    Scenario Outline: No value to judge the urgency by: dated <dated>, answered <answered>, own making <own>
      Given a decision record with these facts:
        | fact                             | value                |
        | decision date                    | 12 November 2021     |
        | decision is procurement          | yes                  |
        | contract subject                 | social work services |
        | procurement call for competition | none                 |
        | urgency claimed                  | yes                  |
        | urgency trigger dated            | <dated>              |
        | urgency limbs addressed          | <answered>           |
        | urgency self inflicted           | <own>                |
      When the record is checked
      Then rule extreme-urgency <outcome>
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | dated | answered | own | outcome                                 | severity |
        | no    | yes      | no  | needs review because judgement required | high     |
        | yes   | no       | no  | needs review because judgement required | high     |
        | yes   | yes      | yes | needs review because judgement required | high     |
        | yes   | yes      | no  | is compliant                            | critical |

    Scenario Outline: No value, and one answer is missing: <said>
      Given a decision record with these facts:
        | fact                             | value                |
        | decision date                    | 12 November 2021     |
        | decision is procurement          | yes                  |
        | contract subject                 | social work services |
        | procurement call for competition | none                 |
        | urgency claimed                  | yes                  |
        | <said>                           | yes                  |
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of high severity

      Examples:
        | said                    |
        | urgency trigger dated   |
        | urgency limbs addressed |

    Scenario: Dated, explained and not of the council's making
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency trigger dated as "yes"
      And the record states the urgency limbs addressed as "yes"
      When the record is checked
      Then rule extreme-urgency is compliant

    Scenario: The record denies that the council brought it about
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "no"
      And the record states the urgency trigger dated as "yes"
      And the record states the urgency limbs addressed as "yes"
      When the record is checked
      Then rule extreme-urgency is compliant

    Scenario Outline: One part of the test is missing at <value>: dated <dated>, answered <answered>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency trigger dated as "<dated>"
      And the record states the urgency limbs addressed as "<answered>"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples: large enough for a notice
        | value    | dated | answered | severity |
        | £663,540 | no    | yes      | critical |
        | £663,540 | yes   | no       | critical |

      Examples: advice below the threshold
        | value       | dated | answered | severity |
        | £663,539.99 | no    | yes      | medium   |
        | £663,539.99 | yes   | no       | medium   |

    Scenario Outline: The event is not dated: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency limbs addressed as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | value       | severity |
        | £663,540    | critical |
        | £663,539.99 | medium   |

    Scenario Outline: The test is not answered: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency trigger dated as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | value       | severity |
        | £663,540    | critical |
        | £663,539.99 | medium   |

    Scenario Outline: Own making although dated and answered: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      And the record states the urgency trigger dated as "yes"
      And the record states the urgency limbs addressed as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | value       | severity |
        | £663,540    | critical |
        | £663,539.99 | medium   |

    Scenario Outline: Ordinary services, the event not dated: <value>
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth <value> excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency limbs addressed as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | value       | severity |
        | £189,330    | critical |
        | £189,329.99 | medium   |

    Scenario Outline: Services that may be light touch, the event not dated: <value>
      Given a decision record dated 12 November 2021
      And a contract for support services worth <value> excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency limbs addressed as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of <severity> severity

      Examples:
        | value       | severity |
        | £663,540    | critical |
        | £663,539.99 | medium   |

    Scenario: Works above the light touch threshold, the event not dated
      Given a decision record dated 12 November 2021
      And a contract for the building of a school worth £900,000 excluding VAT
      And the CPV code is 45214200
      And the record states the contract kind as "works"
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency limbs addressed as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of medium severity

  Rule: When urgency is not the reason for the route

    Scenario: No urgency is claimed
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And the record states the urgency claimed as "no"
      When the record is checked
      Then rule extreme-urgency does not apply

    Scenario: A notice was published all the same
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And a contract notice was published on 1 October 2021
      And the record states the urgency claimed as "yes"
      When the record is checked
      Then rule extreme-urgency does not apply

    Scenario Outline: An urgent purchase through an existing arrangement: <route>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And the contract was awarded by <route>
      And the record states the urgency claimed as "yes"
      When the record is checked
      Then rule extreme-urgency <outcome>

      Examples:
        | route                | outcome                                 |
        | a framework call-off | does not apply                          |
        | dynamic purchasing   | does not apply                          |
        | direct award         | needs review because judgement required |

    Scenario: A decision that buys nothing may be urgent
      Given a decision record with these facts:
        | fact                    | value            |
        | decision date           | 12 November 2021 |
        | decision is procurement | no               |
        | urgency claimed         | yes              |
      When the record is checked
      Then rule extreme-urgency does not apply

    Scenario: Nothing says whether urgency was the reason
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      When the record is checked
      Then rule extreme-urgency needs review because missing fact
      And the finding for extreme-urgency is of medium severity

    Scenario: Nothing says whether urgency was the reason for doing without a notice
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And no contract notice was published
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency needs review because missing fact

    Scenario Outline: From the first day of the Regulations on urgency: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £700,000 excluding VAT
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 26 February 2015 | is breached    |

  Rule: Read in the words of a record on urgency

    Scenario: Urgent work after an inspection, below the threshold
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for safeguarding support
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for social work services (CPV 85310000) from 14 June 2021 to 31 December 2021 at a maximum value of £240,000 excluding VAT.
        Reasons for decision: Given the urgency of the work it has not been possible to run a tender. The need follows the inspection of the council's services.
        """
      When the record is checked
      Then rule extreme-urgency needs review because judgement required
      And the finding for extreme-urgency is of medium severity

    Scenario: An urgent care service is not an urgent purchase
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for the urgent care response service
        Date of decision: 9 June 2021
        Decision maker: Director of Adult Services
        Decision made: To award a contract to Meadowgate Care Ltd for an urgent care response service (CPV 85310000) from 1 July 2021 to 30 June 2023 at a maximum value of £240,000 excluding VAT.
        Reasons for decision: Four tenders were received and the highest scoring was accepted.
        """
      When the record is checked
      Then rule extreme-urgency does not apply

  Rule: The thresholds of every period count

    Scenario Outline: Own making, either side of the light touch threshold of its day: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> <vat>
      And no contract notice was published
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked
      Then rule extreme-urgency <outcome>

      Examples:
        | date             | value       | vat           | outcome                                 |
        | 26 February 2015 | £625,049.99 | excluding VAT | needs review because judgement required |
        | 26 February 2015 | £625,050    | excluding VAT | is breached                             |
        | 31 December 2017 | £589,147.99 | excluding VAT | needs review because judgement required |
        | 31 December 2017 | £589,148    | excluding VAT | is breached                             |
        | 1 January 2018   | £615,277.99 | excluding VAT | needs review because judgement required |
        | 1 January 2018   | £615,278    | excluding VAT | is breached                             |
        | 31 December 2023 | £663,539.99 | including VAT | needs review because judgement required |
        | 31 December 2023 | £663,540    | including VAT | is breached                             |
        | 1 January 2024   | £663,539.99 | including VAT | needs review because judgement required |
        | 1 January 2024   | £663,540    | including VAT | is breached                             |

    Scenario: Whether urgency is claimed can be read in two ways
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And no contract notice was published
      And the record gives the urgency claimed in two ways
      When the record is checked
      Then rule extreme-urgency needs review because ambiguous fact

  Rule: A breach by itself stops publication

    Scenario: Nothing else of the pack is breached
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £700,000 excluding VAT
      And the CPV code is 85310000
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      And the record states the urgency claimed as "yes"
      And the record states the urgency self inflicted as "yes"
      When the record is checked under PCR 2015
      Then exactly these rules are breached:
        | rule            |
        | extreme-urgency |
      And the record is held
