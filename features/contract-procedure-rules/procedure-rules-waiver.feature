Feature: Departing from the contract procedure rules
  Local Government Act 1972, s 135: a council's standing orders for contracts secure competition and say how it may be
  dispensed with. A record that departs from them has to show the exemption, who approved it, and that it came first.

  Rule: A departure needs a waiver

    Scenario: The rules were not followed and no waiver is cited
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "yes"
      When the record is checked
      Then rule procedure-rules-waiver is breached
      And the finding for procedure-rules-waiver says "cites no exemption"
      And the finding for procedure-rules-waiver cites "s 135"
      And the record is held

    Scenario: The rules were not followed, no waiver is cited, and this record grants none
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by direct award
      And the record states the procurement procedure rules departed as "yes"
      And the record states the procurement waiver is this decision as "no"
      When the record is checked
      Then rule procedure-rules-waiver is breached

    Scenario Outline: A waiver approved before the contract starts, by a day: <days>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "yes"
      And the record states the procurement waiver reference as "EX/2021/14"
      And the record states the procurement waiver approved as "yes"
      And the record states the procurement waiver days before start as "<days>"
      When the record is checked
      Then rule procedure-rules-waiver <outcome>

      Examples:
        | days | outcome                                 |
        | 1    | is compliant                            |
        | 0    | is compliant                            |
        | -1   | needs review because judgement required |

    Scenario: The finding on a late waiver
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement waiver reference as "EX/2021/14"
      And the record states the procurement waiver approved as "yes"
      And the record states the procurement waiver days before start as "-4"
      When the record is checked
      Then rule procedure-rules-waiver needs review because judgement required
      And the finding for procedure-rules-waiver is of high severity
      And the finding for procedure-rules-waiver says "after the contract had started"

    Scenario: A waiver is cited and nothing says who approved it
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "yes"
      And the record states the procurement waiver reference as "exemption form"
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact
      And the finding for procedure-rules-waiver is of high severity
      And the finding for procedure-rules-waiver says "who approved it"

    Scenario: A waiver is cited and the record shows no approval
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "yes"
      And the record states the procurement waiver reference as "exemption form"
      And the record states the procurement waiver approved as "no"
      And the record states the procurement waiver days before start as "3"
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact
      And the finding for procedure-rules-waiver is of high severity

    Scenario: An approved waiver and no start date to compare it with
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "yes"
      And the record states the procurement waiver reference as "EX/2021/14"
      And the record states the procurement waiver approved as "yes"
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact
      And the finding for procedure-rules-waiver is of medium severity

    Scenario: This record is itself the waiver
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "yes"
      And the record states the procurement waiver is this decision as "yes"
      When the record is checked
      Then rule procedure-rules-waiver needs review because judgement required
      And the finding for procedure-rules-waiver is of medium severity
      And the finding for procedure-rules-waiver says "itself the decision"

    Scenario: This record is itself the waiver, and comes after the start
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "yes"
      And the record states the procurement waiver is this decision as "yes"
      And the record states the procurement waiver days before start as "-4"
      When the record is checked
      Then rule procedure-rules-waiver needs review because judgement required
      And the finding for procedure-rules-waiver is of high severity

    Scenario: Awarded under a waiver of which nothing more is said
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by a waiver
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact
      And the finding for procedure-rules-waiver is of high severity
      And the finding for procedure-rules-waiver says "who approved it"

    Scenario: Awarded under a waiver after a departure that the record admits
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by a waiver
      And the record states the procurement procedure rules departed as "yes"
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact

    Scenario: A waiver is cited although the rules are said to have been followed
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by quotations
      And the record states the procurement waiver reference as "EX/2021/14"
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact

  Rule: No departure, no waiver

    Scenario: The rules were followed
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the procurement procedure rules departed as "no"
      When the record is checked
      Then rule procedure-rules-waiver does not apply

    Scenario Outline: A competitive or existing route follows the rules: <route>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by <route>
      When the record is checked
      Then rule procedure-rules-waiver does not apply

      Examples:
        | route                |
        | open                 |
        | restricted           |
        | competitive flexible |
        | a framework call-off |
        | dynamic purchasing   |
        | quotations           |
        | in-house             |

    Scenario: A tender that departed from the rules all the same
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by open
      And the record states the procurement procedure rules departed as "yes"
      When the record is checked
      Then rule procedure-rules-waiver is breached

    Scenario Outline: A route that may or may not need a waiver: <route>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by <route>
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact
      And the finding for procedure-rules-waiver is of medium severity

      Examples:
        | route                     |
        | direct award              |
        | negotiated without notice |
        | an extension or variation |

    Scenario Outline: The rules were followed, whatever the route: <route>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the contract was awarded by <route>
      And the record states the procurement procedure rules departed as "no"
      When the record is checked
      Then rule procedure-rules-waiver does not apply

      Examples:
        | route        |
        | direct award |
        | quotations   |

    Scenario: Nothing is said of the route or of the rules
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      When the record is checked
      Then rule procedure-rules-waiver needs review because missing fact
      And the finding for procedure-rules-waiver is of medium severity
      And the finding for procedure-rules-waiver says "whether the council's contract procedure rules were followed"

    Scenario: A decision that buys nothing needs no waiver
      Given a decision record with these facts:
        | fact                                 | value            |
        | decision date                        | 12 November 2021 |
        | decision is procurement              | no               |
        | procurement procedure rules departed | yes              |
      When the record is checked
      Then rule procedure-rules-waiver does not apply

  Rule: Read in the words of a record on the procedure rules

    Scenario: The rules could not be followed, and that is all
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for safeguarding support
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for safeguarding support from 14 June 2021 to 31 December 2021 at a maximum value of £240,000.
        Reasons for decision: It was not possible to run a tender in compliance with the council's Contract Procedure Rules.
        """
      When the record is checked
      Then rule procedure-rules-waiver is breached
      And the finding for procedure-rules-waiver quotes "Contract Procedure Rules"

    Scenario: An exemption with approver, day and reference
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for safeguarding support
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Larkhill Family Support Ltd for safeguarding support from 14 June 2021 to 31 December 2021 at a maximum value of £240,000.
        Reasons for decision: An exemption from the Contract Procedure Rules (reference EX/2021/14) was approved by the Section 151 Officer on 1 June 2021.
        """
      When the record is checked
      Then rule procedure-rules-waiver is compliant

  Rule: What can be read in two ways goes to a person

    Scenario: Whether anything is bought can be read in two ways
      Given a decision record dated 12 November 2021
      And the record gives the decision is procurement in two ways
      And the record states the procurement procedure rules departed as "yes"
      When the record is checked
      Then rule procedure-rules-waiver needs review because ambiguous fact
