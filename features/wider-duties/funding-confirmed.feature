Feature: The money is there
  Local Government Act 1972, s 151, and the council's financial procedure rules: a commitment is made from money that is
  confirmed, or that somebody with the power to do so has underwritten.

  Rule: Confirmed money meets the rule, hoped-for money does not

    Scenario Outline: How sure the money is: <status>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the funding status as "<status>"
      When the record is checked
      Then rule funding-confirmed <outcome>

      Examples:
        | status      | outcome                                 |
        | confirmed   | is compliant                            |
        | core budget | is compliant                            |
        | sought      | needs review because judgement required |
        | assumed     | needs review because judgement required |

    Scenario: A grant that has only been applied for
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the funding status as "sought"
      When the record is checked
      Then rule funding-confirmed needs review because judgement required
      And the finding for funding-confirmed is of high severity
      And the finding for funding-confirmed says "only been applied for"

    Scenario: Money that is taken for granted
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the funding status as "assumed"
      When the record is checked
      Then rule funding-confirmed needs review because judgement required
      And the finding for funding-confirmed is of high severity
      And the finding for funding-confirmed says "takes it that the funding will come"

    Scenario: Not a word on the money
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      When the record is checked
      Then rule funding-confirmed needs review because missing fact
      And the finding for funding-confirmed is of medium severity

    Scenario: Not a word on the money, and more spending foreseen
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the contract overrun foreseen as "yes"
      When the record is checked
      Then rule funding-confirmed needs review because missing fact

    Scenario: Confirmed in one place and hoped for in another
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record gives the funding status in two ways
      When the record is checked
      Then rule funding-confirmed needs review because ambiguous fact

    Scenario Outline: Confirmed money, and spending beyond it: <foreseen>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the funding status as "confirmed"
      And the record states the contract overrun foreseen as "<foreseen>"
      When the record is checked
      Then rule funding-confirmed <outcome>

      Examples:
        | foreseen | outcome                                 |
        | yes      | needs review because judgement required |
        | no       | is compliant                            |

    Scenario: Spending beyond confirmed money is a small matter
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the funding status as "core budget"
      And the record states the contract overrun foreseen as "yes"
      When the record is checked
      Then rule funding-confirmed needs review because judgement required
      And the finding for funding-confirmed is of low severity

  Rule: When nothing is bought

    Scenario: A decision that buys nothing needs no money
      Given a decision record with these facts:
        | fact                    | value            |
        | decision date           | 12 November 2021 |
        | decision is procurement | no               |
        | funding status          | sought           |
      When the record is checked
      Then rule funding-confirmed does not apply

    Scenario: Nothing says whether anything is bought
      Given a decision record dated 12 November 2021
      And the record states the funding status as "confirmed"
      When the record is checked
      Then rule funding-confirmed needs review because missing fact

  Rule: Read in the words of a record on money

    Scenario: Funding has been sought
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for tutoring
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Brightwell Tutors Ltd for tutoring from 1 July 2021 to 30 June 2022 at a maximum cost of £180,000.
        Financial implications: Funding of £180,000 has been sought as part of a bid to the Department for Education.
        """
      When the record is checked
      Then rule funding-confirmed needs review because judgement required
      And the finding for funding-confirmed quotes "sought"

    Scenario: Met from an approved budget
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for tutoring
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Brightwell Tutors Ltd for tutoring from 1 July 2021 to 30 June 2022 at a maximum cost of £180,000.
        Financial implications: The cost will be met from the approved revenue budget for education.
        """
      When the record is checked
      Then rule funding-confirmed is compliant
