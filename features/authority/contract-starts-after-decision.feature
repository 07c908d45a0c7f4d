Feature: The council decided before the contract began
  Contract procedure rules under section 135 of the Local Government Act 1972 put authority before commitment. A start
  before the decision appears not to comply, unless the record acknowledges it: then a person judges.

  Rule: A contract starts after the decision to enter into it

    Scenario Outline: A decision of 12 November 2021 on a contract that starts on <start>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the contract starts on <start>
      When the record is checked
      Then rule contract-starts-after-decision <outcome>

      Examples:
        | start            | outcome                                 |
        | 8 November 2021  | is breached                             |
        | 11 November 2021 | is breached                             |
        | 12 November 2021 | needs review because judgement required |
        | 13 November 2021 | is compliant                            |
        | 1 April 2022     | is compliant                            |

    Scenario: Both days are shown when the contract comes first
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the contract starts on 8 November 2021
      When the record is checked
      Then the finding for contract-starts-after-decision quotes "12 November 2021"
      And the finding for contract-starts-after-decision quotes "8 November 2021"
      And the finding for contract-starts-after-decision says "before the decision"
      And the record is held

    Scenario: On the same day a person checks which came first
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the contract starts on 12 November 2021
      When the record is checked
      Then the finding for contract-starts-after-decision says "came first that day"
      And the finding for contract-starts-after-decision is of low severity

    Scenario: A contract that starts before the decision, and nothing else is known
      Given a decision record dated 12 November 2021
      And the contract starts on 8 November 2021
      When the record is checked
      Then rule contract-starts-after-decision is breached

  Rule: An acknowledged late approval is for a person to judge

    Scenario: The record says that it approves something already begun
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the contract starts on 8 November 2021
      And the record states the urgency retrospective as "yes"
      When the record is checked
      Then rule contract-starts-after-decision needs review because judgement required
      And the finding for contract-starts-after-decision says "monitoring officer"
      And the finding for contract-starts-after-decision is of high severity

    Scenario: The record was read and acknowledges nothing
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the contract starts on 8 November 2021
      And the record states the urgency retrospective as "no"
      When the record is checked
      Then rule contract-starts-after-decision is breached

    Scenario: A late approval that does not say when the contract began
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the record states the urgency retrospective as "yes"
      When the record is checked
      Then rule contract-starts-after-decision needs review because judgement required

    Scenario: It is not clear whether the record acknowledges a late approval
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the contract starts on 8 November 2021
      And the record gives the urgency retrospective in two ways
      When the record is checked
      Then rule contract-starts-after-decision needs review because judgement required

  Rule: A start that only the background mentions is for a person to judge

    Scenario: The earlier day stands in the background and not in the decision
      Given a decision record with these facts:
        | fact                       | value            |
        | decision date              | 12 November 2021 |
        | decision is procurement    | yes              |
        | contract start             | 11 November 2021 |
        | contract start in decision | no               |
      When the record is checked
      Then rule contract-starts-after-decision needs review because judgement required
      And the finding for contract-starts-after-decision says "not in the words of the decision itself"
      And the finding for contract-starts-after-decision is of high severity

    Scenario: A start that an officer supplies counts as the start
      Given a decision record with these facts:
        | fact                    | value            |
        | decision date           | 12 November 2021 |
        | decision is procurement | yes              |
        | contract start          | 8 November 2021  |
      When the record is checked
      Then rule contract-starts-after-decision is breached

    Scenario: It is not clear whether the start stands in the decision
      Given the record states the decision date as "12 November 2021"
      And the record states the decision is procurement as "yes"
      And the record states the contract start as "8 November 2021"
      And the record gives the contract start in decision in two ways
      When the record is checked
      Then rule contract-starts-after-decision needs review because judgement required

  Rule: Without both days nothing can be said

    Scenario: The record does not say when the contract starts
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      When the record is checked
      Then rule contract-starts-after-decision needs review because missing fact
      And the finding for contract-starts-after-decision says "on which day the contract starts"
      And the finding for contract-starts-after-decision is of medium severity

    Scenario: The record gives two days on which the contract could start
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £45,000 excluding VAT
      And the record gives the contract start in two ways
      When the record is checked
      Then rule contract-starts-after-decision needs review because ambiguous fact
      And the finding for contract-starts-after-decision is of medium severity

    Scenario: The record does not say when the decision was taken
      Given a contract for social work services worth £45,000 excluding VAT
      And the contract starts on 8 November 2021
      When the record is checked
      Then rule contract-starts-after-decision needs review because missing fact
      And the finding for contract-starts-after-decision is of critical severity

    Scenario: The day of the decision is not certain
      Given a contract for social work services worth £45,000 excluding VAT
      And the contract starts on 8 November 2021
      And the record gives the decision date in two ways
      When the record is checked
      Then rule contract-starts-after-decision needs review because ambiguous fact
      And the finding for contract-starts-after-decision is of critical severity

    Scenario: A start in the background and no day of decision
      Given a decision record with these facts:
        | fact                       | value           |
        | decision is procurement    | yes             |
        | contract start             | 8 November 2021 |
        | contract start in decision | no              |
      When the record is checked
      Then rule contract-starts-after-decision needs review because missing fact
      And the finding for contract-starts-after-decision says "Settle the day of the decision"

    Scenario: A start in the background and a day of decision that is not certain
      Given the record states the decision is procurement as "yes"
      And the record states the contract start as "8 November 2021"
      And the record states the contract start in decision as "no"
      And the record gives the decision date in two ways
      When the record is checked
      Then rule contract-starts-after-decision needs review because ambiguous fact

  Rule: Only a purchase starts a contract

    Scenario: A decision that buys nothing may speak of an earlier day
      Given a decision record with these facts:
        | fact                       | value            |
        | decision date              | 12 November 2021 |
        | decision is procurement    | no               |
        | contract start             | 8 November 2021  |
        | contract start in decision | yes              |
      When the record is checked
      Then rule contract-starts-after-decision does not apply

  Rule: Both days are read from the record itself

    Scenario: The words of the decision start the contract too early
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Cleaning of council offices
        Date of decision: 20 June 2022
        Decision maker: Head of Property
        Decision made: Award a contract to Brightwater Cleaning Ltd for office cleaning from 6 June 2022 to 31 May 2023
        at a maximum cost of £74,000 excluding VAT.
        Reasons for decision: The former contractor gave notice, and this was the lowest of three quotations.
        """
      When the record is checked
      Then rule contract-starts-after-decision is breached
      And the finding for contract-starts-after-decision quotes "6 June 2022"

    Scenario: The record owns up to approving it late
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Cleaning of council offices
        Date of decision: 20 June 2022
        Decision maker: Head of Property
        Decision made: To approve retrospectively the award of a contract to Brightwater Cleaning Ltd for office
        cleaning from 6 June 2022 to 31 May 2023 at a maximum cost of £74,000 excluding VAT.
        Reasons for decision: The former contractor left at two days' notice and the offices had to stay open.
        """
      When the record is checked
      Then rule contract-starts-after-decision needs review because judgement required
