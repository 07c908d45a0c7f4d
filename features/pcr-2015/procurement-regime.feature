Feature: Which procurement law governs
  Public Contracts Regulations 2015, regs 1 and 118; SI 2024/716, reg 5: the law of the day on which the procurement
  commenced governs it to the end, whatever the date of the decision.

  Rule: The record names the law of the day on which the procurement commenced

    Scenario Outline: The law named against the day on which the procurement commenced: <law>, <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "<law>"
      When the record is checked
      Then rule procurement-regime is <outcome>

      Examples:
        | law                  | date             | outcome   |
        | pcr 2015             | 26 February 2015 | compliant |
        | pcr 2015             | 12 November 2021 | compliant |
        | pcr 2015             | 23 February 2025 | compliant |
        | pcr 2015             | 24 February 2025 | breached  |
        | procurement act 2023 | 23 February 2025 | breached  |
        | procurement act 2023 | 24 February 2025 | compliant |

    Scenario: Before these laws the rule does not apply
      Given a decision record dated 25 February 2015
      And the procurement commenced on 25 February 2015
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "pcr 2015"
      When the record is checked
      Then rule procurement-regime does not apply

    Scenario: The start is taken from the decision where no change of law is near
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "pcr 2015"
      When the record is checked
      Then rule procurement-regime is compliant

    Scenario: A law that had not been passed cannot govern
      Given a decision record dated 25 October 2023
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "procurement act 2023"
      When the record is checked
      Then rule procurement-regime is breached
      And the finding for procurement-regime says "appears not to comply"
      And the finding for procurement-regime is of high severity
      And the record is held

    Scenario: A decision shortly before the Act that plans to buy under it
      Given a decision record dated 10 January 2025
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "procurement act 2023"
      When the record is checked
      Then rule procurement-regime needs review because missing fact

    Scenario: A procurement begun before the Act and decided after it
      Given a decision record dated 3 March 2025
      And the procurement commenced on 20 February 2025
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "pcr 2015"
      When the record is checked
      Then rule procurement-regime is compliant

    Scenario: Without any date the governing law is not known
      Given a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "pcr 2015"
      When the record is checked
      Then rule procurement-regime needs review because missing fact

  Rule: Close to a change of law the start has to be stated

    Scenario Outline: No start stated, decision close to a change of law: <law>, <date>
      Given a decision record dated <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "<law>"
      When the record is checked
      Then rule procurement-regime <outcome>

      Examples: around the Regulations of 2015
        | law      | date             | outcome                           |
        | pcr 2015 | 26 February 2015 | needs review because missing fact |
        | pcr 2015 | 25 February 2016 | needs review because missing fact |
        | pcr 2015 | 26 February 2016 | is compliant                      |

      Examples: around the Act of 2023
        | law                  | date             | outcome                           |
        | pcr 2015             | 23 February 2025 | is compliant                      |
        | pcr 2015             | 24 February 2025 | needs review because missing fact |
        | pcr 2015             | 24 February 2026 | needs review because missing fact |
        | procurement act 2023 | 24 February 2025 | needs review because missing fact |
        | procurement act 2023 | 23 February 2026 | needs review because missing fact |
        | procurement act 2023 | 24 February 2026 | is compliant                      |

    Scenario: The Regulations of 2015 are named a year and more after the Act
      Given a decision record dated 1 September 2026
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "pcr 2015"
      When the record is checked
      Then rule procurement-regime needs review because missing fact
      And the finding for procurement-regime says "close to, or after, a change"
      And the finding for procurement-regime is of medium severity

    Scenario: Both laws are named in a decision whose start is not stated
      Given a decision record dated 1 April 2025
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "pcr 2015; procurement act 2023"
      When the record is checked
      Then rule procurement-regime needs review because missing fact

    Scenario: The record says outright that the start is not stated
      Given a decision record dated 3 March 2025
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "procurement act 2023"
      And the record states the procurement commenced stated as "no"
      When the record is checked
      Then rule procurement-regime needs review because missing fact
      And the finding for procurement-regime says "when the procurement commenced"

  Rule: Older contracts and frameworks keep their law

    Scenario Outline: A call-off or change in 2025 under a contract of the Regulations: <route>
      Given a decision record dated 1 September 2025
      And the procurement commenced on 1 August 2025
      And a contract for social work services worth £100,000 excluding VAT
      And the contract was awarded by <route>
      And the record states the procurement regime named as "pcr 2015"
      When the record is checked
      Then rule procurement-regime <outcome>

      Examples:
        | route                     | outcome                                 |
        | a framework call-off      | needs review because judgement required |
        | dynamic purchasing        | needs review because judgement required |
        | an extension or variation | needs review because judgement required |
        | direct award              | is breached                             |

  Rule: One law, and by name

    Scenario: No law is named
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "none"
      When the record is checked
      Then rule procurement-regime needs review because missing fact
      And the finding for procurement-regime is of low severity

    Scenario: Not a word on procurement law
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then rule procurement-regime needs review because missing fact
      And the finding for procurement-regime is of low severity

    Scenario Outline: Both laws are named: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the procurement regime named as "pcr 2015; procurement act 2023"
      When the record is checked
      Then rule procurement-regime needs review because ambiguous fact
      And the finding for procurement-regime is of low severity
      And the finding for procurement-regime says "names both"

      Examples:
        | date             |
        | 12 November 2021 |
        | 1 September 2025 |

    Scenario: A decision that buys nothing needs no procurement law
      Given a decision record with these facts:
        | fact                    | value            |
        | decision date           | 12 November 2021 |
        | decision is procurement | no               |
      When the record is checked
      Then rule procurement-regime does not apply

  Rule: Read in the words of a record on procurement law

    Scenario: The Act is cited for an award of 2023, before it was passed
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for play equipment
        Date of decision: 8 May 2023
        Decision maker: Head of Parks
        Decision made: To award a contract to Oakfield Play Ltd for the supply of play equipment at a total contract value of £90,000 excluding VAT.
        Legal implications: The award is made under the Procurement Act 2023.
        """
      When the record is checked
      Then rule procurement-regime is breached
      And the finding for procurement-regime quotes "Procurement Act 2023"

    Scenario: The Regulations are cited for an award of 2021
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for play equipment
        Date of decision: 10 May 2021
        Decision maker: Head of Parks
        Decision made: To award a contract to Oakfield Play Ltd for the supply of play equipment at a total contract value of £90,000 excluding VAT.
        Legal implications: The procurement was run in line with the Public Contracts Regulations 2015.
        """
      When the record is checked
      Then rule procurement-regime is compliant
