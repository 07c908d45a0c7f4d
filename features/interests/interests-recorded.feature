Feature: Declared interests are recorded, or a plain nil
  Regulation 13(4)(d) of SI 2012/2089 asks for conflicts declared by executive members who were consulted, and
  regulation 7(3)(d) of SI 2014/2095 for the names of members who declared one.

  Rule: The record answers the question of interests

    Scenario Outline: The interests section says "<words>"
      Given the interests section says "<words>"
      When the record is checked
      Then rule interests-recorded is compliant

      Examples:
        | words                                                                         |
        | None made.                                                                    |
        | None                                                                          |
        | Nil                                                                           |
        | No interests were declared.                                                   |
        | Councillor Ashdown declared a family link with the supplier and took no part. |

    Scenario: A nil return says nothing about officers
      Given the interests section says "None declared."
      When the record is checked
      Then the finding for interests-recorded says "nothing of the officers"

    Scenario Outline: The interests section leaves it open with "<words>"
      Given the interests section says "<words>"
      When the record is checked
      Then rule interests-recorded needs review because judgement required
      And the finding for interests-recorded says "<finding>"

      Examples:
        | words               | finding           |
        | N/A                 | they do not apply |
        | Not applicable      | they do not apply |
        | See attached report | points elsewhere  |

    Scenario Outline: An interests section that is <state>
      Given the record states the interests section as "<state>"
      When the record is checked
      Then rule interests-recorded <outcome>

      Examples:
        | state           | outcome                                 |
        | nil             | is compliant                            |
        | substantive     | needs review because missing fact       |
        | not applicable  | needs review because judgement required |
        | cross reference | needs review because judgement required |

    Scenario Outline: A section that is <state> leaves the question open
      Given the record states the interests section as "<state>"
      When the record is checked
      Then the finding for interests-recorded says "<finding>"
      And the finding for interests-recorded is of medium severity

      Examples:
        | state           | finding           |
        | not applicable  | they do not apply |
        | cross reference | points elsewhere  |

    Scenario Outline: A section that names declarations and a declaration that is <declared>
      Given the record states the interests section as "substantive"
      And the record states the interests declared as "<answer>"
      When the record is checked
      Then rule interests-recorded is compliant

      Examples:
        | declared | answer |
        | made     | yes    |
        | not made | no     |

    Scenario Outline: The interests section says "<words>", which answers nothing
      Given the interests section says "<words>"
      When the record is checked
      Then rule interests-recorded needs review
      And the finding for interests-recorded is of medium severity

      Examples:
        | words                                 |
        | Declarations are held on file.        |
        | Members' interests are on a register. |

    Scenario: A section that says something and does not answer
      Given the record states the interests section as "substantive"
      And the record does not state the interests declared
      When the record is checked
      Then the finding for interests-recorded says "not plainly whether"
      And the finding for interests-recorded is of medium severity

    Scenario: Silence can mean that nobody declared anything
      Given the record has no interests section
      When the record is checked
      Then rule interests-recorded needs review because missing fact
      And the finding for interests-recorded says "that nobody asked"
      And the finding for interests-recorded is of medium severity

    Scenario: An interests section that was left empty
      Given the record states the interests section as "blank"
      When the record is checked
      Then rule interests-recorded needs review because missing fact
      And the finding for interests-recorded says "that nobody asked"

    Scenario: A record of which the interests section could not be read
      Given the record does not state the interests section
      When the record is checked
      Then rule interests-recorded needs review because missing fact
      And the finding for interests-recorded says "could not be made out"
      And the finding for interests-recorded is of medium severity

    Scenario: The interests section can be read in two ways
      Given the record gives the interests section in two ways
      When the record is checked
      Then rule interests-recorded needs review because missing fact

  Rule: An interest that the record mentions belongs in its section

    Scenario: An interest is mentioned elsewhere and the section says that there was none
      Given the interests section says "None made."
      And the record states the interests mentioned elsewhere as "yes"
      When the record is checked
      Then rule interests-recorded is breached
      And the finding for interests-recorded says "outside the section on declarations"

    Scenario: An interest is mentioned in a record that has no section for declarations
      Given the record has no interests section
      And the record states the interests mentioned elsewhere as "yes"
      When the record is checked
      Then rule interests-recorded needs review because judgement required
      And the finding for interests-recorded says "declared for this decision"

    Scenario: A section left empty does not hold the interest that is mentioned elsewhere
      Given the record states the interests section as "blank"
      And the record states the interests mentioned elsewhere as "yes"
      When the record is checked
      Then rule interests-recorded is breached

    Scenario: A nil that stands elsewhere in the record is an answer
      Given the record has no interests section
      And the record states the interests declared as "no"
      When the record is checked
      Then rule interests-recorded is compliant

    Scenario: No interest is mentioned elsewhere
      Given the record states the interests section as "nil"
      And the record states the interests mentioned elsewhere as "no"
      When the record is checked
      Then rule interests-recorded is compliant

  Rule: The duty binds decisions of executives and officers from 10 September 2012

    Scenario: A committee is asked whether the interest was declared for this decision
      Given the record states the interests section as "nil"
      And the record states the interests mentioned elsewhere as "yes"
      And the record states the decision maker kind as "committee"
      When the record is checked
      Then the finding for interests-recorded says "declared for this decision"
      And the finding for interests-recorded is of medium severity

    Scenario Outline: A decision by <kind> that mentions an interest outside the section
      Given the record states the interests section as "nil"
      And the record states the interests mentioned elsewhere as "yes"
      And the record states the decision maker kind as "<kind>"
      When the record is checked
      Then rule interests-recorded <outcome>

      Examples:
        | kind      | outcome                                 |
        | member    | is breached                             |
        | committee | needs review because judgement required |
        | council   | does not apply                          |

  Rule: Declarations are read from the record itself

    Scenario: An interest among the reasons and a nil under the label
      Given the following decision record:
        """
        Record of cabinet member decision

        Decision title: Grounds maintenance at Larkfield Park
        Date of decision: 9 May 2022
        Decision maker: Cabinet Member for Environment
        Decision made: Award a contract to Greenlane Grounds Ltd for one year at a maximum of £48,000 excluding VAT.
        Reasons for decision: The quotation was the lowest of three. Councillor Ashdown declared an interest as a
        director of one of the other bidders and left the room.
        Details of any declarations of interest made: None.
        """
      When the record is checked
      Then rule interests-recorded is breached

    Scenario: A nil under the label and nothing elsewhere
      Given the following decision record:
        """
        Record of cabinet member decision

        Decision title: Grounds maintenance at Larkfield Park
        Date of decision: 9 May 2022
        Decision maker: Cabinet Member for Environment
        Decision made: Award a contract to Greenlane Grounds Ltd for one year at a maximum of £48,000 excluding VAT.
        Reasons for decision: The quotation was the lowest of three, and it is in the public interest to keep the
        park open.
        Details of any declarations of interest made: None.
        """
      When the record is checked
      Then rule interests-recorded is compliant

  Rule: A breach by itself stops publication

    Scenario: Nothing else of the pack is breached
      Given the interests section says "None made."
      And the record states the interests mentioned elsewhere as "yes"
      When the record is checked under interests
      Then rule interests-recorded is breached
      And the record is held
