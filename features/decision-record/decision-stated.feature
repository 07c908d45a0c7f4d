Feature: The decision itself is stated
  Regulation 13(4)(a) of SI 2012/2089 and regulation 7(3)(b) of SI 2014/2095 ask for a record of the
  decision. For a contract that means who is to do what, and at what cost.

  Rule: The decision stands in the record

    Scenario: The decision is stated in words
      Given the record states the decision section as "substantive"
      When the record is checked
      Then rule decision-stated is compliant

    Scenario Outline: A decision section that is <state>
      Given the record states the decision section as "<state>"
      When the record is checked
      Then rule decision-stated is breached
      And the finding for decision-stated says "does not say what was decided"

      Examples:
        | state  |
        | absent |
        | blank  |

    Scenario: A decision that is only to be found in another document
      Given the record states the decision section as "cross reference"
      When the record is checked
      Then rule decision-stated needs review because judgement required
      And the finding for decision-stated says "points to another document"
      And the finding for decision-stated is of high severity

    Scenario Outline: A decision section that says <state>
      Given the record states the decision section as "<state>"
      When the record is checked
      Then rule decision-stated needs review because judgement required
      And the finding for decision-stated says "whether"
      And the finding for decision-stated is of high severity

      Examples:
        | state          |
        | nil            |
        | not applicable |

    Scenario: A record of which the decision section could not be read
      Given the record does not state the decision section
      When the record is checked
      Then rule decision-stated needs review because missing fact
      And the finding for decision-stated says "could not be made out"
      And the finding for decision-stated is of high severity

  Rule: An award names the supplier, the value and the subject

    Scenario: An award that names all three
      Given a decision record with these facts:
        | fact                    | value                |
        | decision section        | substantive          |
        | decision is procurement | yes                  |
        | procurement route       | direct award         |
        | contract suppliers      | Brackenford Care Ltd |
        | contract value          | £45,000              |
        | contract subject        | respite care         |
      When the record is checked
      Then rule decision-stated is compliant

    Scenario Outline: An award by <route> that names no supplier
      Given a decision record with these facts:
        | fact                    | value       |
        | decision section        | substantive |
        | decision is procurement | yes         |
        | procurement route       | <route>     |
      When the record is checked
      Then rule decision-stated needs review because missing fact
      And the finding for decision-stated says "names no supplier"
      And the finding for decision-stated is of medium severity

      Examples:
        | route                     |
        | direct award              |
        | waiver                    |
        | negotiated without notice |
        | extension or variation    |

    Scenario Outline: A decision with <offers> offers evaluated and no supplier named
      Given a decision record with these facts:
        | fact                            | value       |
        | decision section                | substantive |
        | decision is procurement         | yes         |
        | procurement suppliers evaluated | <offers>    |
      When the record is checked
      Then rule decision-stated <outcome>

      Examples:
        | offers | outcome                           |
        | 0      | is compliant                      |
        | 1      | needs review because missing fact |

    Scenario: A decision to start a tender names no supplier and need not
      Given a decision record with these facts:
        | fact                    | value       |
        | decision section        | substantive |
        | decision is procurement | yes         |
        | procurement route       | open        |
      When the record is checked
      Then rule decision-stated is compliant

    Scenario: A decision that buys nothing names no supplier
      Given a decision record with these facts:
        | fact                            | value       |
        | decision section                | substantive |
        | decision is procurement         | no          |
        | procurement suppliers evaluated | 2           |
      When the record is checked
      Then rule decision-stated is compliant

    Scenario: An award that names the supplier and no value
      Given a decision record with these facts:
        | fact                    | value                |
        | decision section        | substantive          |
        | decision is procurement | yes                  |
        | contract suppliers      | Brackenford Care Ltd |
        | contract subject        | respite care         |
      When the record is checked
      Then rule decision-stated needs review because missing fact
      And the finding for decision-stated says "no contract value"
      And the finding for decision-stated is of medium severity

    Scenario: An award of which it is not clear what is bought
      Given a decision record with these facts:
        | fact                    | value                |
        | decision section        | substantive          |
        | decision is procurement | yes                  |
        | contract suppliers      | Brackenford Care Ltd |
        | contract value          | £45,000              |
      When the record is checked
      Then rule decision-stated needs review because missing fact
      And the finding for decision-stated says "what is bought"
      And the finding for decision-stated is of low severity

    Scenario: The title says what is bought
      Given a decision record with these facts:
        | fact                    | value                              |
        | decision title          | Award of contract for respite care |
        | decision section        | substantive                        |
        | decision is procurement | yes                                |
        | contract suppliers      | Brackenford Care Ltd               |
        | contract value          | £45,000                            |
      When the record is checked
      Then rule decision-stated is compliant

    Scenario: An award without a value or a subject is asked for its value first
      Given a decision record with these facts:
        | fact                    | value                |
        | decision section        | substantive          |
        | decision is procurement | yes                  |
        | contract suppliers      | Brackenford Care Ltd |
      When the record is checked
      Then rule decision-stated needs review because missing fact
      And the finding for decision-stated says "no contract value"

    Scenario: A supplier named in a decision that buys nothing
      Given a decision record with these facts:
        | fact                    | value                |
        | decision section        | substantive          |
        | decision is procurement | no                   |
        | contract suppliers      | Brackenford Care Ltd |
      When the record is checked
      Then rule decision-stated is compliant

  Rule: The duty binds decisions of executives and officers from 10 September 2012

    Scenario: A decision of full council that is not stated
      Given the record states the decision section as "blank"
      And the record states the decision maker kind as "council"
      When the record is checked
      Then rule decision-stated does not apply

    Scenario Outline: A committee's decision section that is <state>
      Given the record states the decision section as "<state>"
      And the record states the decision maker kind as "committee"
      When the record is checked
      Then rule decision-stated needs review because judgement required
      And the finding for decision-stated says "executive functions"
      And the finding for decision-stated is of high severity

      Examples:
        | state  |
        | absent |
        | blank  |

  Rule: The decision is read from the record itself

    Scenario: The decision stands under its label
      Given the following decision record:
        """
        Officer decision record

        Title: Highway verge cutting
        Date of decision: 3 March 2022
        Decision maker: Head of Environment
        Decision: To award a contract for verge cutting to Greenlane Grounds Ltd from 1 April 2022 to 31 March 2023
        at a maximum of £62,500 excluding VAT.
        Reasons for decision: The present contract ends on 31 March 2022 and verges must be cut for road safety.
        """
      When the record is checked
      Then rule decision-stated is compliant

    Scenario: The label of the decision has nothing under it
      Given the following decision record:
        """
        Officer decision record

        Title: Highway verge cutting
        Date of decision: 3 March 2022
        Decision maker: Head of Environment
        Decision:
        Reasons for decision: The present contract ends on 31 March 2022 and verges must be cut for road safety.
        """
      When the record is checked
      Then rule decision-stated is breached

    Scenario: The decision is only referred to
      Given the following decision record:
        """
        Officer decision record

        Title: Highway verge cutting
        Date of decision: 3 March 2022
        Decision maker: Head of Environment
        Decision: See attached report.
        Reasons for decision: The present contract ends on 31 March 2022 and verges must be cut for road safety.
        """
      When the record is checked
      Then rule decision-stated needs review because judgement required

  Rule: A breach by itself stops publication

    Scenario: Nothing else of the pack is breached
      Given a decision record dated 12 November 2021
      And the record states the decision section as "blank"
      When the record is checked under decision-record
      Then exactly these rules are breached:
        | rule            |
        | decision-stated |
      And the record is held
