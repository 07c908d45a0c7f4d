Feature: The record tells one story
  The reasons that regulation 13(4)(b) of SI 2012/2089 and regulation 7(3)(b) of SI 2014/2095 ask for
  explain nothing where the record contradicts itself. Which statement is right is for a person to say.

  Rule: Statements that exclude each other are shown to a person

    Scenario Outline: The record has a contradiction of the kind <kind>
      Given the record states the text contradictions as "<kind>"
      When the record is checked
      Then rule narrative-consistent needs review because judgement required
      And the finding for narrative-consistent says "<words>"
      And the finding for narrative-consistent is of <severity> severity

      Examples:
        | kind                       | words                 | severity |
        | supplier differs           | one supplier          | high     |
        | decision dates differ      | two different days    | high     |
        | kind differs               | classes the decision  | medium   |
        | done and not done          | still to come         | medium   |
        | tender without tender      | no tender was run     | medium   |
        | recommendation in decision | recommends a decision | low      |

    Scenario: Of several contradictions the gravest is named
      Given the record states the text contradictions as "recommendation in decision; supplier differs"
      When the record is checked
      Then the finding for narrative-consistent says "one supplier"

    Scenario: A record that does not contradict itself
      Given a decision record with these facts:
        | fact                | value       |
        | decision section    | substantive |
        | text contradictions | none        |
      When the record is checked
      Then rule narrative-consistent is compliant

    Scenario: A record that could not be read for contradictions
      Given the record states the decision section as "substantive"
      And the record does not state the text contradictions
      When the record is checked
      Then rule narrative-consistent needs review because missing fact
      And the finding for narrative-consistent says "could not be made out"
      And the finding for narrative-consistent is of medium severity

    Scenario: It is not clear whether two statements exclude each other
      Given the record gives the text contradictions in two ways
      When the record is checked
      Then rule narrative-consistent needs review because ambiguous fact
      And the finding for narrative-consistent is of medium severity

  Rule: Contradictions are read from the record itself

    Scenario: A tender panel where no tender was run
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Repair of the town hall roof
        Date of decision: 21 October 2022
        Decision maker: Head of Property
        Consultation: The tender evaluation panel was chaired by the Head of Property.
        Decision made: Award a contract to Ridgeline Roofing Ltd at a maximum cost of £90,000 excluding VAT.
        Reasons for decision: Given the urgency it has not been possible to run a tendering exercise. Two firms were
        asked for a price.
        """
      When the record is checked
      Then rule narrative-consistent needs review because judgement required
      And the finding for narrative-consistent says "no tender was run"

    Scenario: A tender that was run and evaluated
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Repair of the town hall roof
        Date of decision: 21 October 2022
        Decision maker: Head of Property
        Consultation: The tender evaluation panel was chaired by the Head of Property.
        Decision made: Award a contract to Ridgeline Roofing Ltd at a maximum cost of £90,000 excluding VAT.
        Reasons for decision: Four tenders were received and this one was the lowest that met the specification.
        """
      When the record is checked
      Then rule narrative-consistent is compliant
