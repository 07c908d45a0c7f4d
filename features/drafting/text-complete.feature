Feature: Nothing in the record breaks off or is left blank
  Regulation 13(4)(b) of SI 2012/2089 and regulation 7(3)(b) of SI 2014/2095 ask for reasons. A sentence
  that breaks off where the law or the money stands leaves the reader without them.

  Rule: Unfinished text where it matters holds the record back

    Scenario Outline: A <defect> in the decision, the law or the money
      Given a decision record with these facts:
        | fact                   | value    |
        | text defects           | <defect> |
        | text operative defects | <defect> |
      When the record is checked
      Then rule text-complete is breached

      Examples:
        | defect      |
        | truncated   |
        | placeholder |

    Scenario: Unfinished text where it matters blocks publication
      Given the record states the text operative defects as "truncated"
      When the record is checked under drafting
      Then the record is held

  Rule: Smaller flaws are looked at by a person

    Scenario Outline: A flaw of the kind <defect> elsewhere in the record
      Given a decision record with these facts:
        | fact                   | value    |
        | text defects           | <defect> |
        | text operative defects | none     |
      When the record is checked
      Then rule text-complete needs review because judgement required
      And the finding for text-complete says "<words>"
      And the finding for text-complete is of <severity> severity

      Examples:
        | defect       | words                | severity |
        | placeholder  | template text        | medium   |
        | truncated    | seems to break off   | medium   |
        | duplicated   | twice in a row       | low      |
        | misnamed law | piece of legislation | low      |

    Scenario: A record without a flaw
      Given a decision record with these facts:
        | fact                   | value       |
        | decision section       | substantive |
        | text defects           | none        |
        | text operative defects | none        |
      When the record is checked
      Then rule text-complete is compliant

    Scenario: A record that could not be read for flaws
      Given the record does not state the text operative defects
      When the record is checked
      Then rule text-complete needs review because missing fact

  Rule: Flaws are read from the record itself

    Scenario: A legal paragraph that stops before its conclusion
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Home care for the eastern villages
        Date of decision: 11 January 2022
        Decision maker: Director of Adult Social Care
        Decision made: Award a contract to Fairhaven Support Ltd for home care at a maximum cost of £240,000 excluding
        VAT.
        Reasons for decision: The present provider leaves the market in March, and thirty people need care at home.
        Legal implications: The services are light touch services under the Public Contracts Regulations 2015. However
        the contract. The council has power to provide care under the Care Act 2014.
        """
      When the record is checked
      Then rule text-complete is breached
      And the finding for text-complete quotes "However"
      And the finding for text-complete is of high severity

    Scenario: A value that was never filled in
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Home care for the eastern villages
        Date of decision: 11 January 2022
        Decision maker: Director of Adult Social Care
        Decision made: Award a contract to Fairhaven Support Ltd for home care at a maximum cost of £[insert amount].
        Reasons for decision: The present provider leaves the market in March, and thirty people need care at home.
        """
      When the record is checked
      Then rule text-complete is breached

    Scenario: Finished sentences
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Home care for the eastern villages
        Date of decision: 11 January 2022
        Decision maker: Director of Adult Social Care
        Decision made: Award a contract to Fairhaven Support Ltd for home care at a maximum cost of £240,000 excluding
        VAT.
        Reasons for decision: The present provider leaves the market in March, and thirty people need care at home.
        """
      When the record is checked
      Then rule text-complete is compliant
