Feature: Room below the light touch threshold
  Public Contracts Regulations 2015, reg 6(1), (5) and (6): a contract placed without a notice just below the threshold
  needs a firm cap, because an ordinary overrun would have made a notice necessary.

  Rule: Close to the threshold, a cap and no expected overrun

    Scenario: Capped, with room to spare
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 excluding VAT
      And the contract starts on 1 December 2021
      And the contract ends on 30 November 2023
      When the record is checked
      Then rule threshold-headroom is compliant
      And the contract light touch headroom is "£84,540"

    Scenario: The record itself speaks of overruns
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 excluding VAT
      And the record states the contract overrun foreseen as "yes"
      When the record is checked
      Then rule threshold-headroom needs review because judgement required
      And the finding for threshold-headroom says "£84,540"

    Scenario: The record says that no overrun is expected
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 excluding VAT
      And the record states the contract overrun foreseen as "no"
      When the record is checked
      Then rule threshold-headroom is compliant

    Scenario Outline: Days of running that use up the room, either side of sixty: <days>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 excluding VAT
      And the record states the contract days of headroom as "<days>"
      When the record is checked
      Then rule threshold-headroom <outcome>

      Examples:
        | days | outcome                                 |
        | 59   | needs review because judgement required |
        | 60   | is compliant                            |

    Scenario: A dear contract of under five months uses up the room in three weeks
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 excluding VAT
      And the contract starts on 8 November 2021
      And the contract ends on 31 March 2022
      When the record is checked
      Then rule threshold-headroom needs review because judgement required
      And the contract days of headroom is "21"

    Scenario: A value that is not stated as a maximum
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      When the record is checked
      Then rule threshold-headroom needs review because judgement required
      And the finding for threshold-headroom is of low severity

    Scenario: An uncapped value whose room is used up in days
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the contract days of headroom as "21"
      When the record is checked
      Then rule threshold-headroom needs review because judgement required
      And the finding for threshold-headroom is of medium severity
      And the finding for threshold-headroom says "21 more days"

    Scenario: Overruns are spoken of first, days of running after
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most £579,000 excluding VAT
      And the record states the contract days of headroom as "21"
      And the record states the contract overrun foreseen as "yes"
      When the record is checked
      Then rule threshold-headroom needs review because judgement required
      And the finding for threshold-headroom says "speaks of overruns"

    Scenario: A value of which nothing says how firm it is
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record does not state the contract value qualifier
      When the record is checked
      Then rule threshold-headroom needs review because judgement required
      And the finding for threshold-headroom is of low severity

  Rule: Only just below the light touch threshold

    Scenario Outline: Either side of a fifth of the threshold: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth at most <value> excluding VAT
      When the record is checked
      Then rule threshold-headroom <outcome>

      Examples:
        | value       | outcome        |
        | £530,832    | does not apply |
        | £530,832.01 | is compliant   |
        | £663,539.99 | is compliant   |
        | £663,540    | does not apply |

    Scenario: Services outside Schedule 3 have another threshold
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth at most £579,000 excluding VAT
      And the CPV code is 79620000
      When the record is checked
      Then rule threshold-headroom does not apply

    Scenario: Services that may be light touch are looked at
      Given a decision record dated 12 November 2021
      And a contract for support services worth at most £579,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      When the record is checked
      Then rule threshold-headroom is compliant

    Scenario: No value, no room to measure
      Given a decision record with these facts:
        | fact                    | value                |
        | decision date           | 12 November 2021     |
        | decision is procurement | yes                  |
        | contract subject        | social work services |
      When the record is checked
      Then rule threshold-headroom needs review because missing fact

    Scenario: A decision that buys nothing has no room to measure
      Given a decision record with these facts:
        | fact                    | value                          |
        | decision date           | 12 November 2021               |
        | decision is procurement | no                             |
        | contract schedule 3     | inside                         |
        | contract value          | at most £579,000 excluding VAT |
      When the record is checked
      Then rule threshold-headroom does not apply

    Scenario Outline: From the first to the last day of the Regulations on headroom: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth at most <value> including VAT
      When the record is checked
      Then rule threshold-headroom <outcome>

      Examples:
        | date             | value    | outcome        |
        | 25 February 2015 | £660,000 | does not apply |
        | 26 February 2015 | £660,000 | is compliant   |
        | 23 February 2025 | £660,000 | is compliant   |
        | 24 February 2025 | £660,000 | does not apply |

  Rule: Read in the words of a record on overruns

    Scenario: Earlier projects ran over
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for family assessments
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for social work services (CPV 85310000) from 1 July 2021 to 30 June 2024 at a maximum value of £640,000 excluding VAT.
        Financial implications: Earlier projects of this kind have taken longer than expected. Any spending beyond this amount will be at the council's own risk.
        """
      When the record is checked
      Then rule threshold-headroom needs review because judgement required

  Rule: The threshold of every period counts

    Scenario Outline: A penny below the threshold of its day there is little room, and at it none: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth at most <value> <vat>
      When the record is checked
      Then rule threshold-headroom <outcome>

      Examples:
        | date             | value       | vat           | outcome        |
        | 26 February 2015 | £625,049.99 | excluding VAT | is compliant   |
        | 26 February 2015 | £625,050    | excluding VAT | does not apply |
        | 31 December 2017 | £589,147.99 | excluding VAT | is compliant   |
        | 31 December 2017 | £589,148    | excluding VAT | does not apply |
        | 1 January 2018   | £615,277.99 | excluding VAT | is compliant   |
        | 1 January 2018   | £615,278    | excluding VAT | does not apply |
        | 31 December 2023 | £663,539.99 | including VAT | is compliant   |
        | 31 December 2023 | £663,540    | including VAT | does not apply |
        | 1 January 2024   | £663,539.99 | including VAT | is compliant   |
        | 1 January 2024   | £663,540    | including VAT | does not apply |

    Scenario: Whether the services are in Schedule 3 can be read in two ways
      Given a decision record dated 12 November 2021
      And a contract for the items described worth at most £650,000 excluding VAT
      And the record gives the contract schedule 3 in two ways
      When the record is checked
      Then rule threshold-headroom needs review because ambiguous fact
