Feature: Rejected options are recorded
  Regulation 13(4)(c) of SI 2012/2089 asks for details of the options considered and rejected, and regulation
  7(3)(c) of SI 2014/2095 for those there were.

  Rule: The record has something to say about other options

    Scenario: The options are set out
      Given the alternatives section says "Do nothing: rejected because the statutory duty would not be met."
      When the record is checked
      Then rule alternatives-recorded is compliant

    Scenario: One option with its reason is enough
      Given a decision record with these facts:
        | fact                 | value              |
        | alternatives section | substantive        |
        | alternatives options | run an open tender |
      When the record is checked
      Then rule alternatives-recorded is compliant

    Scenario: No section on other options at all
      Given the record has no alternatives section
      When the record is checked
      Then rule alternatives-recorded is breached
      And the finding for alternatives-recorded says "says nothing about options"
      And the finding for alternatives-recorded cites "reg 13(4)(c)"

    Scenario: A section on other options that was left empty
      Given the record states the alternatives section as "blank"
      When the record is checked
      Then rule alternatives-recorded is breached

    Scenario: An empty section and no option anywhere in the record
      Given a decision record with these facts:
        | fact                 | value |
        | alternatives section | blank |
        | alternatives options | none  |
      When the record is checked
      Then rule alternatives-recorded is breached

    Scenario: Options that are discussed among the reasons
      Given a decision record with these facts:
        | fact                 | value      |
        | alternatives section | absent     |
        | alternatives options | do nothing |
      When the record is checked
      Then rule alternatives-recorded needs review because judgement required
      And the finding for alternatives-recorded says "elsewhere in the record"
      And the finding for alternatives-recorded is of low severity

    Scenario: Options discussed elsewhere although the section was left empty
      Given a decision record with these facts:
        | fact                 | value      |
        | alternatives section | blank      |
        | alternatives options | do nothing |
      When the record is checked
      Then rule alternatives-recorded needs review because judgement required
      And the finding for alternatives-recorded says "elsewhere in the record"

  Rule: A bare nil is a matter of judgement

    Scenario Outline: The alternatives section says "<words>"
      Given the alternatives section says "<words>"
      When the record is checked
      Then rule alternatives-recorded needs review because judgement required
      And the finding for alternatives-recorded says "<finding>"
      And the finding for alternatives-recorded is of medium severity

      Examples:
        | words               | finding                        |
        | None.               | no other option was considered |
        | N/A                 | options do not apply           |
        | Not applicable      | options do not apply           |
        | See attached report | points to another document     |

    Scenario Outline: An alternatives section that is <state> is looked at by a person
      Given the record states the alternatives section as "<state>"
      When the record is checked
      Then rule alternatives-recorded needs review because judgement required
      And the finding for alternatives-recorded says "<finding>"
      And the finding for alternatives-recorded is of medium severity

      Examples:
        | state           | finding                        |
        | nil             | no other option was considered |
        | not applicable  | options do not apply           |
        | cross reference | points to another document     |

    Scenario: A record of which the alternatives section could not be read
      Given the record does not state the alternatives section
      When the record is checked
      Then rule alternatives-recorded needs review because missing fact
      And the finding for alternatives-recorded says "could not be made out"
      And the finding for alternatives-recorded is of high severity

  Rule: The duty binds decisions of executives and officers from 10 September 2012

    Scenario Outline: A decision by <kind> that is silent on other options
      Given the record has no alternatives section
      And the record states the decision maker kind as "<kind>"
      When the record is checked
      Then rule alternatives-recorded <outcome>

      Examples:
        | kind      | outcome                                 |
        | officer   | is breached                             |
        | cabinet   | is breached                             |
        | committee | needs review because judgement required |
        | council   | does not apply                          |

    Scenario: A committee with an empty section on options
      Given the record states the alternatives section as "blank"
      And the record states the alternatives options as "none"
      And the record states the decision maker kind as "committee"
      When the record is checked
      Then the finding for alternatives-recorded says "executive functions"
      And the finding for alternatives-recorded is of high severity

    Scenario: Silence on options before the Regulations
      Given a decision record dated 9 September 2012
      And the record has no alternatives section
      When the record is checked
      Then rule alternatives-recorded does not apply

  Rule: The options are read from the record itself

    Scenario: A nil that stands under its label
      Given the following decision record:
        """
        Delegated decision notice

        Title: Renewal of library management software
        Date of decision: 22 February 2023
        Decision maker: Head of Libraries
        Decision: To award a contract to Catalogue Systems Ltd for three years at a maximum of £54,000 excluding VAT.
        Reasons for decision: The present licence ends on 31 March 2023.
        Alternative options considered: None
        """
      When the record is checked
      Then rule alternatives-recorded needs review because judgement required

    Scenario: Two options with their reasons
      Given the following decision record:
        """
        Delegated decision notice

        Title: Renewal of library management software
        Date of decision: 22 February 2023
        Decision maker: Head of Libraries
        Decision: To award a contract to Catalogue Systems Ltd for three years at a maximum of £54,000 excluding VAT.
        Reasons for decision: The present licence ends on 31 March 2023.
        Alternative options considered: Do nothing. This was rejected because loans could not be recorded after the
        licence ends. Move to another system. This was rejected because the data could not be moved in time.
        """
      When the record is checked
      Then rule alternatives-recorded is compliant

  Rule: A breach by itself stops publication

    Scenario: Nothing else of the pack is breached
      Given a decision record dated 12 November 2021
      And the record has no alternatives section
      When the record is checked under decision-record
      Then exactly these rules are breached:
        | rule                  |
        | alternatives-recorded |
      And the record is held
