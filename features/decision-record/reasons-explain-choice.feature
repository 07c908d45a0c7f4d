Feature: The reasons explain the choice of supplier and route
  Reasons for a decision to award, under regulation 13(4)(b) of SI 2012/2089 and regulation 7(3)(b) of SI 2014/2095,
  are reasons for this supplier and this route, not only for the need.

  Rule: An award says why this supplier was chosen

    Scenario: The record explains the choice
      Given the contract was awarded by quotations
      And the record states the reasons choice explained as "yes"
      When the record is checked
      Then rule reasons-explain-choice is compliant

    Scenario Outline: <offers> offers were evaluated and the result is not recorded
      Given the contract was awarded by quotations
      And the record states the procurement suppliers evaluated as "<offers>"
      And the record states the reasons choice explained as "no"
      When the record is checked
      Then rule reasons-explain-choice needs review because judgement required
      And the finding for reasons-explain-choice says "<words>"
      And the finding for reasons-explain-choice is of <severity> severity

      Examples:
        | offers | words                  | severity |
        | 1      | only starts a purchase | low      |
        | 2      | not how they came out  | high     |
        | 5      | not how they came out  | high     |

    Scenario: Quotations were invited, nobody counts them, and the result is not recorded
      Given the contract was awarded by quotations
      And the record states the reasons choice explained as "no"
      When the record is checked
      Then the finding for reasons-explain-choice says "not how they came out"
      And the finding for reasons-explain-choice is of high severity

    Scenario: Three offers were evaluated and the record says why this one was chosen
      Given the contract was awarded by quotations
      And the record states the procurement suppliers evaluated as "3"
      And the record states the reasons choice explained as "yes"
      When the record is checked
      Then rule reasons-explain-choice is compliant

    Scenario: A waiver under which two offers were compared owes a reason for the winner
      Given the contract was awarded by waiver
      And the record states the procurement suppliers evaluated as "2"
      And the record states the reasons choice explained as "no"
      When the record is checked
      Then the finding for reasons-explain-choice says "not how they came out"

    Scenario Outline: An award by <route> that does not say why only this supplier
      Given the contract was awarded by <route>
      And the record states the reasons choice explained as "no"
      When the record is checked
      Then rule reasons-explain-choice needs review because judgement required
      And the finding for reasons-explain-choice says "without competition"
      And the finding for reasons-explain-choice is of high severity

      Examples:
        | route                     |
        | direct award              |
        | waiver                    |
        | negotiated without notice |

    Scenario: A call-off that does not say why this supplier
      Given the contract was awarded by framework call-off
      And the record states the reasons choice explained as "no"
      When the record is checked
      Then rule reasons-explain-choice needs review because judgement required
      And the finding for reasons-explain-choice is of low severity

    Scenario: It cannot be made out whether the choice is explained
      Given the contract was awarded by quotations
      And the record does not state the reasons choice explained
      When the record is checked
      Then rule reasons-explain-choice needs review because missing fact
      And the finding for reasons-explain-choice is of medium severity

    Scenario: The choice is explained in two ways
      Given the contract was awarded by quotations
      And the record gives the reasons choice explained in two ways
      When the record is checked
      Then rule reasons-explain-choice needs review because ambiguous fact
      And the finding for reasons-explain-choice is of medium severity

    Scenario: The duty to keep records that explain an award under the Procurement Act 2023 is cited
      Given the contract was awarded by direct award
      And the record states the reasons choice explained as "yes"
      When the record is checked
      Then rule reasons-explain-choice is compliant
      And the finding for reasons-explain-choice cites "s 98(1)"

  Rule: Only a purchase has a choice of supplier

    Scenario: A decision that buys nothing has no choice to explain
      Given the record states the decision is procurement as "no"
      And the record states the reasons choice explained as "no"
      When the record is checked
      Then rule reasons-explain-choice does not apply

    Scenario: It is not known whether anything is bought
      Given the record does not state the decision is procurement
      When the record is checked
      Then rule reasons-explain-choice needs review because missing fact
      And the finding for reasons-explain-choice says "has to be explained"

  Rule: The explanation is read from the record itself

    Scenario: The record gives scores and a ranking
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Supported living at Quarry Street
        Date of decision: 18 May 2022
        Decision maker: Director of Adult Social Care
        Decision made: Award a contract to Fairhaven Support Ltd from 1 July 2022 to 30 June 2024 at a maximum cost of
        £410,000 excluding VAT.
        Reasons for decision: Three tenders were received and evaluated on quality (60 per cent) and price (40 per
        cent). Fairhaven Support Ltd scored highest overall, with 84 points out of 100, and offered the lowest hourly
        rate.
        """
      When the record is checked
      Then rule reasons-explain-choice is compliant

    Scenario: The record explains the need and stops there
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Supported living at Quarry Street
        Date of decision: 18 May 2022
        Decision maker: Director of Adult Social Care
        Decision made: Award a contract to Fairhaven Support Ltd from 1 July 2022 to 30 June 2024 at a maximum cost of
        £410,000 excluding VAT.
        Reasons for decision: The council must provide supported living for nine adults whose present home closes in
        June. Proposals were sought from two providers and were evaluated for cost and quality.
        """
      When the record is checked
      Then rule reasons-explain-choice needs review
