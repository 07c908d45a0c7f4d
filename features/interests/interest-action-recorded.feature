Feature: A declared interest shows what was done
  Regulation 13(4)(e) of SI 2012/2089 asks for the head of paid service's note of dispensation beside a declared
  conflict. Where there is none, the record should show that the person took no part.

  Rule: A declared interest comes with an action or a dispensation

    Scenario: The person declared an interest and took no part
      Given a decision record with these facts:
        | fact                      | value |
        | interests declared        | yes   |
        | interests action recorded | yes   |
      When the record is checked
      Then rule interest-action-recorded is compliant

    Scenario: An interest is declared and nothing more is said
      Given a decision record with these facts:
        | fact                      | value |
        | interests declared        | yes   |
        | interests action recorded | no    |
      When the record is checked
      Then rule interest-action-recorded is breached
      And the finding for interest-action-recorded cites "reg 13(4)(e)"

    Scenario Outline: An interest is declared with a dispensation by <whom>
      Given a decision record with these facts:
        | fact                      | value  |
        | interests declared        | yes    |
        | interests action recorded | no     |
        | interests dispensation by | <whom> |
      When the record is checked
      Then rule interest-action-recorded <outcome>

      Examples:
        | whom                 | outcome                                 |
        | none                 | is breached                             |
        | head of paid service | is compliant                            |
        | other                | needs review because judgement required |

    Scenario: A dispensation by the authority is another thing
      Given a decision record with these facts:
        | fact                      | value |
        | interests declared        | yes   |
        | interests action recorded | yes   |
        | interests dispensation by | other |
      When the record is checked
      Then rule interest-action-recorded needs review because judgement required
      And the finding for interest-action-recorded says "Localism Act 2011"
      And the finding for interest-action-recorded is of high severity

    Scenario: An interest is declared and it cannot be made out what was done
      Given a decision record with these facts:
        | fact                      | value |
        | interests declared        | yes   |
        | interests dispensation by | none  |
      When the record is checked
      Then rule interest-action-recorded needs review because missing fact

  Rule: Without a declared interest there is nothing to act on

    Scenario: Nobody declared an interest
      Given a decision record with these facts:
        | fact                      | value |
        | interests declared        | no    |
        | interests action recorded | no    |
      When the record is checked
      Then rule interest-action-recorded does not apply

    Scenario: Whether anybody declared one is for another rule to settle
      Given the record does not state the interests declared
      When the record is checked
      Then rule interest-action-recorded needs review because conditional
      And the finding for interest-action-recorded is of low severity

    Scenario: No action is recorded and it is not known whether anything was declared
      Given the record does not state the interests declared
      And the record states the interests action recorded as "no"
      When the record is checked
      Then rule interest-action-recorded needs review because conditional

    Scenario: It is not clear whether anybody declared one
      Given the record gives the interests declared in two ways
      When the record is checked
      Then rule interest-action-recorded needs review because conditional

    Scenario: Full council is outside the recording regulations
      Given a decision record with these facts:
        | fact                      | value   |
        | decision maker kind       | council |
        | interests declared        | yes     |
        | interests action recorded | no      |
      When the record is checked
      Then rule interest-action-recorded does not apply

  Rule: Interest and action are read from the record itself

    Scenario Outline: The declaration reads "<words>"
      Given the interests section says "<words>"
      When the record is checked
      Then rule interest-action-recorded <outcome>

      Examples:
        | words                                                                                 | outcome        |
        | None made.                                                                            | does not apply |
        | Councillor Ashdown declared a personal interest in the supplier and left the meeting. | is compliant   |
        | Councillor Ashdown declared an interest as a director of the supplier.                | is breached    |

  Rule: A breach by itself stops publication

    Scenario: Nothing else of the pack is breached
      Given the interests section says "Councillor Ashdown declared an interest as a director of the supplier."
      When the record is checked under interests
      Then rule interest-action-recorded is breached
      And the record is held
