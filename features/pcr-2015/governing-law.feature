Feature: Which procurement law governs by date and subject
  Public Contracts Regulations 2015, regs 1 and 118; SI 2023/1348; SI 2024/716, reg 5: the day on which the procurement
  commenced selects the law, and health care has had rules of its own since 1 January 2024.

  Rule: The day on which the procurement commenced selects the law

    Scenario Outline: A purchase commenced on <date>
      Given the procurement commenced on <date>
      And a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then the procurement regime is "<law>"

      Examples:
        | date             | law                  |
        | 26 February 2015 | pcr 2015             |
        | 23 February 2025 | pcr 2015             |
        | 24 February 2025 | procurement act 2023 |

    Scenario: A purchase before these laws
      Given the procurement commenced on 25 February 2015
      And a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then the procurement regime is not known

    Scenario: A purchase without any date
      Given a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then the procurement regime is not known

    Scenario: The decision dates a procurement whose start is not stated
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then the procurement commenced is "12 November 2021"
      And the procurement regime is "pcr 2015"

    Scenario Outline: A decision that buys nothing, in <year>
      Given a decision record with these facts:
        | fact                    | value         |
        | decision date           | 1 June <year> |
        | decision is procurement | no            |
      When the record is checked
      Then the procurement regime is "none"

      Examples:
        | year |
        | 2021 |
        | 2025 |

    Scenario Outline: Other signs of a purchase in <year>: <fact>
      Given a decision record with these facts:
        | fact          | value         |
        | decision date | 1 June <year> |
        | <fact>        | <value>       |
      When the record is checked
      Then the procurement regime is "<law>"

      Examples:
        | year | fact                    | value        | law                  |
        | 2021 | decision is procurement | yes          | pcr 2015             |
        | 2021 | contract value          | £100,000     | pcr 2015             |
        | 2021 | contract subject        | home care    | pcr 2015             |
        | 2021 | contract suppliers      | Larkhill Ltd | pcr 2015             |
        | 2021 | procurement route       | direct award | pcr 2015             |
        | 2025 | decision is procurement | yes          | procurement act 2023 |
        | 2025 | contract value          | £100,000     | procurement act 2023 |
        | 2025 | contract subject        | home care    | procurement act 2023 |
        | 2025 | contract suppliers      | Larkhill Ltd | procurement act 2023 |
        | 2025 | procurement route       | direct award | procurement act 2023 |

    Scenario Outline: Nothing points to a purchase in <year>
      Given a decision record dated 1 June <year>
      When the record is checked
      Then the procurement regime is not known

      Examples:
        | year |
        | 2021 |
        | 2025 |

  Rule: Health care has had rules of its own since 2024

    Scenario Outline: A purchase that is health care: <health>, <date>
      Given the procurement commenced on <date>
      And a contract for the services described worth £100,000 excluding VAT
      And the record states the contract health service as "<health>"
      When the record is checked
      Then the procurement regime is "<law>"

      Examples:
        | health | date             | law                  |
        | yes    | 31 December 2023 | pcr 2015             |
        | yes    | 1 January 2024   | psr 2023             |
        | no     | 1 January 2024   | pcr 2015             |
        | yes    | 1 June 2025      | psr 2023             |
        | no     | 1 June 2025      | procurement act 2023 |

    Scenario Outline: Health care shown by other signs of a purchase: <fact>
      Given a decision record with these facts:
        | fact                    | value       |
        | decision date           | 1 June 2024 |
        | contract health service | yes         |
        | <fact>                  | <value>     |
      When the record is checked
      Then the procurement regime is "psr 2023"

      Examples:
        | fact                    | value               |
        | decision is procurement | yes                 |
        | contract value          | £100,000            |
        | contract subject        | school nursing      |
        | contract suppliers      | Larkhill Health Ltd |
        | procurement route       | direct award        |

    Scenario: Health care, and nothing that points to a purchase
      Given a decision record dated 1 June 2024
      And the record states the contract health service as "yes"
      When the record is checked
      Then the procurement regime is not known

    Scenario: A decision about health care that buys nothing
      Given a decision record with these facts:
        | fact                    | value       |
        | decision date           | 1 June 2024 |
        | decision is procurement | no          |
        | contract health service | yes         |
        | contract value          | £100,000    |
      When the record is checked
      Then the procurement regime is "none"

  Rule: A record conflicts with the law that governs when it relies on another alone

    Scenario Outline: Start stated, <date>, health care <health>: the record names <named>
      Given the procurement commenced on <date>
      And a contract for the services described worth £100,000 excluding VAT
      And the record states the contract health service as "<health>"
      And the record states the procurement regime named as "<named>"
      When the record is checked
      Then the procurement regime conflicts is "<conflict>"

      Examples: the Regulations of 2015 govern
        | date        | health | named                          | conflict |
        | 1 June 2024 | no     | pcr 2015                       | no       |
        | 1 June 2024 | no     | pcr 2015; procurement act 2023 | no       |
        | 1 June 2024 | no     | procurement act 2023           | yes      |
        | 1 June 2024 | no     | psr 2023                       | yes      |

      Examples: the Act of 2023 governs
        | date        | health | named                          | conflict |
        | 1 June 2025 | no     | procurement act 2023           | no       |
        | 1 June 2025 | no     | pcr 2015; procurement act 2023 | no       |
        | 1 June 2025 | no     | pcr 2015                       | yes      |

      Examples: the Provider Selection Regime governs
        | date        | health | named                | conflict |
        | 1 June 2024 | yes    | psr 2023             | no       |
        | 1 June 2024 | yes    | pcr 2015; psr 2023   | no       |
        | 1 June 2024 | yes    | pcr 2015             | yes      |
        | 1 June 2025 | yes    | procurement act 2023 | yes      |

    Scenario: A decision that buys nothing conflicts with no procurement law
      Given the procurement commenced on 1 June 2024
      And the record states the decision is procurement as "no"
      And the record states the procurement regime named as "procurement act 2023"
      When the record is checked
      Then the procurement regime conflicts is not known

    Scenario Outline: Start stated and no law named, <date>, health care <health>
      Given the procurement commenced on <date>
      And a contract for the services described worth £100,000 excluding VAT
      And the record states the contract health service as "<health>"
      And the record states the procurement regime named as "none"
      When the record is checked
      Then the procurement regime conflicts is not known

      Examples:
        | date        | health |
        | 1 June 2024 | no     |
        | 1 June 2025 | no     |
        | 1 June 2024 | yes    |

    Scenario Outline: Start not stated, <date>, health care <health>: the record names <named>
      Given a decision record dated <date>
      And a contract for the services described worth £100,000 excluding VAT
      And the record states the contract health service as "<health>"
      And the record states the procurement regime named as "<named>"
      When the record is checked
      Then the procurement regime conflicts is not known

      Examples:
        | date            | health | named                |
        | 1 June 2024     | no     | procurement act 2023 |
        | 1 June 2025     | no     | pcr 2015             |
        | 1 June 2024     | yes    | pcr 2015             |
        | 26 October 2023 | no     | procurement act 2023 |

    Scenario Outline: Start said not to be stated, <date>, health care <health>: the record names <named>
      Given a decision record dated <date>
      And a contract for the services described worth £100,000 excluding VAT
      And the record states the contract health service as "<health>"
      And the record states the procurement commenced stated as "no"
      And the record states the procurement regime named as "<named>"
      When the record is checked
      Then the procurement regime conflicts is not known

      Examples:
        | date        | health | named                |
        | 1 June 2024 | no     | procurement act 2023 |
        | 1 June 2025 | no     | pcr 2015             |
        | 1 June 2024 | yes    | pcr 2015             |

    Scenario Outline: Before the Act was passed nothing could be bought under it: <date>, <named>
      Given a decision record dated <date>
      And a contract for the services described worth £100,000 excluding VAT
      And the record states the procurement regime named as "<named>"
      When the record is checked
      Then the procurement regime conflicts is "<conflict>"

      Examples:
        | date            | named                          | conflict |
        | 25 October 2023 | procurement act 2023           | yes      |
        | 25 October 2023 | pcr 2015; procurement act 2023 | no       |
        | 25 October 2023 | pcr 2015                       | no       |

  Rule: Health care is known by what is bought

    Scenario Outline: Whether a contract buys health care: <subject>
      Given a decision record dated 12 March 2024
      And a contract for <subject> worth £400,000 excluding VAT
      When the record is checked
      Then the contract health service is "<health>"

      Examples:
        | subject                 | health |
        | a sexual health service | yes    |
        | grounds maintenance     | no     |
