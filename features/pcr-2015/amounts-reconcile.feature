Feature: The figures in a record
  A record that gives two figures for one thing leaves a reader unable to tell what was authorised. A difference that the
  record explains is no defect (see Public Contracts Regulations 2015, reg 6(1), on the estimate).

  Rule: Figures agree, or the record says why they differ

    Scenario Outline: What the figures show: <figures>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the amounts conflict as "<figures>"
      When the record is checked
      Then rule amounts-reconcile <outcome>

      Examples:
        | figures     | outcome        |
        | agree       | is compliant   |
        | explained   | is compliant   |
        | unexplained | is breached    |
        | single      | does not apply |

    Scenario: A difference that nothing explains should be fixed but does not stop publication
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the amounts conflict as "unexplained"
      When the record is checked
      Then rule amounts-reconcile is breached
      And the finding for amounts-reconcile is of medium severity
      And the finding for amounts-reconcile says "different figures for the same thing"
      And the record is referred

    Scenario: Figures that could not be read
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      When the record is checked
      Then rule amounts-reconcile needs review because missing fact

  Rule: When figures are compared

    Scenario: A decision that buys nothing has no figures to compare
      Given a decision record with these facts:
        | fact                    | value            |
        | decision date           | 12 November 2021 |
        | decision is procurement | no               |
        | amounts conflict        | unexplained      |
      When the record is checked
      Then rule amounts-reconcile does not apply

    Scenario Outline: From the first day of the Regulations on the estimate: <date>
      Given a decision record dated <date>
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the amounts conflict as "unexplained"
      When the record is checked
      Then rule amounts-reconcile <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 26 February 2015 | is breached    |

  Rule: Read in the words of a record with several figures

    Scenario: A deduction leads from the grant to the contract
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for tutoring
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Brightwell Tutors Ltd for tutoring from 1 July 2021 to 30 June 2022 at a maximum cost of £180,000.
        Financial implications: The grant for the project is £200k. After deducting the cost of laptops lent to the supplier, the maximum value of the contract is £180k.
        """
      When the record is checked
      Then rule amounts-reconcile is compliant

    Scenario: Two values for one contract
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for tutoring
        Date of decision: 9 June 2021
        Decision maker: Director of Children's Services
        Decision made: To award a contract to Brightwell Tutors Ltd for tutoring from 1 July 2021 to 30 June 2022 at a total contract value of £180,000.
        Financial implications: The total contract value is £210,000 and will be met from the schools budget.
        """
      When the record is checked
      Then rule amounts-reconcile is breached

  Rule: Figures that can be read in two ways go to a person

    Scenario: Whether the figures conflict can be read in two ways
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record gives the amounts conflict in two ways
      When the record is checked
      Then rule amounts-reconcile needs review because ambiguous fact
