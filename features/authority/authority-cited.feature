Feature: The officer's authority to decide is cited
  Officers decide under delegations made under section 101 of the Local Government Act 1972 and section 9E of the Local
  Government Act 2000. A reader should be able to look up the one that was used.

  Background:
    Given the record states the decision maker kind as "officer"

  Rule: An officer's record cites the authority and where to find it

    Scenario: A scheme of delegation with its paragraph
      Given the record states the authority section as "substantive"
      And the record states the decision authority as "Scheme of delegation, paragraph 4.2, row 17"
      And the record states the authority locator as "yes"
      When the record is checked
      Then rule authority-cited is compliant
      And the finding for authority-cited quotes "paragraph 4.2"

    Scenario Outline: An authority section that is <state>
      Given the record states the authority section as "<state>"
      When the record is checked
      Then rule authority-cited is breached
      And the finding for authority-cited says "No authority to decide is cited"

      Examples:
        | state  |
        | absent |
        | blank  |

    Scenario: The authority is cited somewhere else in the record
      Given the record states the authority section as "absent"
      And the record states the decision authority as "Scheme of delegation, paragraph 4.2"
      And the record states the authority locator as "yes"
      When the record is checked
      Then rule authority-cited is compliant

    Scenario: An earlier decision that delegated this one is an authority
      Given the record states the authority section as "blank"
      And the record states the decision parent decision as "Cabinet, 3 February 2021, minute 41"
      When the record is checked
      Then rule authority-cited is compliant

    Scenario: A scheme without a paragraph cannot be looked up
      Given the record states the authority section as "substantive"
      And the record states the decision authority as "Scheme of delegation"
      And the record states the authority locator as "no"
      When the record is checked
      Then rule authority-cited needs review because judgement required
      And the finding for authority-cited says "cannot look it up"
      And the finding for authority-cited is of medium severity

    Scenario: A scheme without a paragraph beside an earlier decision
      Given the record states the authority section as "substantive"
      And the record states the authority locator as "no"
      And the record states the decision parent decision as "Cabinet, 3 February 2021, minute 41"
      When the record is checked
      Then rule authority-cited is compliant

    Scenario Outline: An authority section that says <state>
      Given the record states the authority section as "<state>"
      When the record is checked
      Then rule authority-cited needs review because judgement required
      And the finding for authority-cited says "only what was delegated"
      And the finding for authority-cited is of high severity

      Examples:
        | state          |
        | nil            |
        | not applicable |

    Scenario: The authority stands in another document
      Given the record states the authority section as "cross reference"
      When the record is checked
      Then rule authority-cited needs review because judgement required
      And the finding for authority-cited says "points to another document"
      And the finding for authority-cited is of medium severity

    Scenario: More than one authority is cited
      Given the record states the authority section as "substantive"
      And the record gives the decision authority in two ways
      When the record is checked
      Then rule authority-cited needs review because ambiguous fact
      And the finding for authority-cited is of medium severity

    Scenario: The only authority is an earlier decision, and it is cited in two ways
      Given the record states the authority section as "blank"
      And the record gives the decision parent decision in two ways
      When the record is checked
      Then rule authority-cited needs review because ambiguous fact

    Scenario: A scheme with its paragraph beside earlier decisions that are cited in two ways
      Given the record states the authority section as "substantive"
      And the record states the decision authority as "Scheme of delegation, paragraph 4.2"
      And the record states the authority locator as "yes"
      And the record gives the decision parent decision in two ways
      When the record is checked
      Then rule authority-cited is compliant

    Scenario: A scheme without a paragraph beside earlier decisions that are cited in two ways
      Given the record states the authority section as "substantive"
      And the record states the decision authority as "Scheme of delegation"
      And the record states the authority locator as "no"
      And the record gives the decision parent decision in two ways
      When the record is checked
      Then rule authority-cited needs review because judgement required

    Scenario: An authority cited elsewhere, and it cannot be made out whether with a paragraph
      Given the record states the authority section as "absent"
      And the record states the decision authority as "Scheme of delegation"
      When the record is checked
      Then rule authority-cited needs review because missing fact

    Scenario: It is not clear whether there is a paragraph, nor which earlier decision is meant
      Given the record states the authority section as "substantive"
      And the record states the decision authority as "Scheme of delegation"
      And the record gives the authority locator in two ways
      And the record gives the decision parent decision in two ways
      When the record is checked
      Then rule authority-cited needs review because missing fact

    Scenario: It cannot be made out whether there is a paragraph
      Given the record states the authority section as "substantive"
      When the record is checked
      Then rule authority-cited needs review because missing fact
      And the finding for authority-cited is of medium severity

    Scenario: It cannot be made out whether there is a paragraph, but an earlier decision is cited
      Given the record states the authority section as "substantive"
      And the record states the decision parent decision as "Cabinet, 3 February 2021, minute 41"
      When the record is checked
      Then rule authority-cited is compliant

    Scenario: A record of which the authority section could not be read
      Given the record does not state the authority section
      When the record is checked
      Then rule authority-cited needs review because missing fact
      And the finding for authority-cited is of high severity

  Rule: Members and bodies decide under no officer's delegation

    Scenario Outline: A decision by <kind> cites no delegation
      Given the record states the decision maker kind as "<kind>"
      And the record states the authority section as "absent"
      When the record is checked
      Then rule authority-cited does not apply

      Examples:
        | kind      |
        | member    |
        | cabinet   |
        | committee |
        | council   |

    Scenario: It is not known whether an officer decided
      Given the record does not state the decision maker kind
      And the record states the authority section as "absent"
      When the record is checked
      Then rule authority-cited needs review because missing fact
      And the finding for authority-cited says "Say who took the decision"

  Rule: The authority is read from the record itself

    Scenario: Scheme, paragraph and row
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Lift maintenance at Castle House
        Date of decision: 2 February 2022
        Decision maker: Director of Resources
        Authority for delegated decision: Scheme of delegation to officers, part 3, paragraph 6.1
        Decision made: Award a contract to Ascent Lifts Ltd for two years at a maximum of £38,000 excluding VAT.
        Reasons for decision: The lifts must be inspected twice a year and this was the lowest of three quotations.
        """
      When the record is checked
      Then rule authority-cited is compliant

    Scenario: Delegated powers and nothing else
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Lift maintenance at Castle House
        Date of decision: 2 February 2022
        Decision maker: Director of Resources
        Authority for delegated decision: Delegated powers
        Decision made: Award a contract to Ascent Lifts Ltd for two years at a maximum of £38,000 excluding VAT.
        Reasons for decision: The lifts must be inspected twice a year and this was the lowest of three quotations.
        """
      When the record is checked
      Then rule authority-cited needs review because judgement required

  Rule: A breach by itself stops publication

    Scenario: Nothing else of the pack is breached
      Given the record states the decision maker kind as "officer"
      And the record states the authority section as "absent"
      When the record is checked under authority
      Then rule authority-cited is breached
      And the record is held
