Feature: Where a purchase stands in Schedule 3
  Public Contracts Regulations 2015, regs 4 and 74 and Schedule 3: the list names services by code. A stated code speaks
  first; without one the words for what is bought do; words that point to a supply of people leave the question open.

  Rule: A stated code speaks first

    Scenario Outline: Codes and what the record says of people: <codes>, <people>
      Given a decision record with these facts:
        | fact                          | value            |
        | decision date                 | 12 November 2021 |
        | decision is procurement       | yes              |
        | contract cpv                  | <codes>          |
        | off payroll labour indicators | <people>         |
      When the record is checked
      Then the contract schedule 3 is "<standing>"

      Examples:
        | codes              | people    | standing  |
        | 85310000           | none      | inside    |
        | 85310000           | day rates | uncertain |
        | 79620000           | none      | outside   |
        | 79620000           | day rates | outside   |
        | 98390000           | none      | uncertain |
        | 85310000; 79620000 | none      | uncertain |
        | 79624000           | none      | inside    |
        | 79625000           | none      | inside    |

    Scenario: A code, and not a word on people
      Given a decision record dated 12 November 2021
      And the CPV code is 85310000
      When the record is checked
      Then the contract schedule 3 is "inside"

    Scenario: A code speaks before the words for what is bought
      Given a decision record dated 12 November 2021
      And the CPV code is 98390000
      And the record states the contract subject schedule 3 as "inside"
      When the record is checked
      Then the contract schedule 3 is "uncertain"

  Rule: Works and goods are never on the list

    Scenario Outline: The kind of purchase: <kind>
      Given a decision record dated 12 November 2021
      And the record states the contract kind as "<kind>"
      And the record states the contract subject schedule 3 as "inside"
      When the record is checked
      Then the contract schedule 3 is "<standing>"

      Examples:
        | kind     | standing |
        | works    | outside  |
        | supplies | outside  |
        | services | inside   |

  Rule: Without a code the words decide

    Scenario Outline: Words for what is bought and what the record says of people: <words>, <people>
      Given a decision record with these facts:
        | fact                          | value            |
        | decision date                 | 12 November 2021 |
        | decision is procurement       | yes              |
        | contract subject schedule 3   | <words>          |
        | off payroll labour indicators | <people>         |
      When the record is checked
      Then the contract schedule 3 is "<standing>"

      Examples:
        | words     | people    | standing  |
        | inside    | none      | inside    |
        | inside    | day rates | uncertain |
        | outside   | none      | outside   |
        | outside   | day rates | outside   |
        | uncertain | none      | uncertain |

    Scenario Outline: Words for what is bought, and not a word on people: <words>
      Given a decision record dated 12 November 2021
      And the record states the contract subject schedule 3 as "<words>"
      When the record is checked
      Then the contract schedule 3 is "<words>"

      Examples:
        | words     |
        | inside    |
        | outside   |
        | uncertain |

    Scenario Outline: What is bought, in words: <subject>
      Given a decision record dated 12 November 2021
      And a contract for <subject> worth £100,000 excluding VAT
      When the record is checked
      Then the contract schedule 3 is "<standing>"

      Examples:
        | subject                           | standing |
        | social work services              | inside   |
        | home care                         | inside   |
        | legal services                    | inside   |
        | temporary staff                   | outside  |
        | the construction of a school hall | outside  |
        | laptops                           | outside  |

    Scenario: Nothing says what is bought, so nobody can say where it stands
      Given a decision record dated 12 November 2021
      When the record is checked
      Then the contract schedule 3 is not known
