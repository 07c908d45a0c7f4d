Feature: Officers' and evaluators' interests are addressed
  Section 117 of the Local Government Act 1972, regulation 24 of the Public Contracts Regulations 2015 and sections 81
  to 83 of the Procurement Act 2023 concern officers who choose a supplier. The recording regulations do not ask them.

  Rule: A record of a contract decision says that the officers were asked

    Scenario: Decision maker and evaluators were asked
      Given the contract was awarded by quotations
      And the record states the interests officers asked as "yes"
      When the record is checked
      Then rule officer-interests-addressed is compliant

    Scenario: A nil return of members does not answer for officers
      Given the contract was awarded by quotations
      And the record states the interests section as "nil"
      And the record states the interests officers asked as "no"
      When the record is checked
      Then rule officer-interests-addressed needs review because judgement required
      And the finding for officer-interests-addressed says "answers for members"
      And the finding for officer-interests-addressed is of medium severity

    Scenario: A nil return, and nothing to be read about officers
      Given the contract was awarded by quotations
      And the record states the interests section as "nil"
      And the record does not state the interests officers asked
      When the record is checked
      Then rule officer-interests-addressed needs review because judgement required

    Scenario: A nil return in a record that also says that the officers were asked
      Given the contract was awarded by quotations
      And the record states the interests section as "nil"
      And the record states the interests officers asked as "yes"
      When the record is checked
      Then rule officer-interests-addressed is compliant

    Scenario: Members are named and the officers were not asked
      Given the contract was awarded by quotations
      And the record states the interests section as "substantive"
      And the record states the interests officers asked as "no"
      When the record is checked
      Then rule officer-interests-addressed needs review because judgement required
      And the finding for officer-interests-addressed says "those who evaluated the offers"
      And the finding for officer-interests-addressed is of medium severity

    Scenario: Nothing is said about officers at all
      Given the contract was awarded by quotations
      And the record has no interests section
      And the record does not state the interests officers asked
      When the record is checked
      Then rule officer-interests-addressed needs review because missing fact
      And the finding for officer-interests-addressed is of medium severity

    Scenario: It is not clear whom the statement covers
      Given the contract was awarded by quotations
      And the record gives the interests officers asked in two ways
      When the record is checked
      Then rule officer-interests-addressed needs review because ambiguous fact
      And the finding for officer-interests-addressed is of medium severity

    Scenario: An interest that is mentioned elsewhere is looked at first
      Given the contract was awarded by quotations
      And the record states the interests section as "nil"
      And the record states the interests mentioned elsewhere as "yes"
      And the record states the interests officers asked as "yes"
      When the record is checked
      Then rule officer-interests-addressed needs review because judgement required
      And the finding for officer-interests-addressed says "decided, evaluated or advised"
      And the finding for officer-interests-addressed is of high severity

  Rule: Only a purchase has a supplier in whom an officer could have an interest

    Scenario: A decision that buys nothing needs no word on officers
      Given the record states the decision is procurement as "no"
      And the record states the interests officers asked as "no"
      When the record is checked
      Then rule officer-interests-addressed does not apply

    Scenario: It is not known whether officers chose a supplier
      Given the record does not state the decision is procurement
      When the record is checked
      Then rule officer-interests-addressed needs review because missing fact
      And the finding for officer-interests-addressed says "have to be addressed"

  Rule: The statement is read from the record itself

    Scenario: A panel that was asked
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Catering at Larkfield Day Centre
        Date of decision: 14 September 2022
        Decision maker: Director of Adult Social Care
        Decision made: Award a contract to Millbrook Catering Ltd for two years at a maximum of £140,000 excluding VAT.
        Reasons for decision: Four quotations were evaluated on price and quality and this one scored highest.
        Details of any declarations of interest made: The decision maker and each member of the evaluation panel
        confirmed that they had no interest in any of the suppliers.
        """
      When the record is checked
      Then rule officer-interests-addressed is compliant

    Scenario: The usual nil return
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Catering at Larkfield Day Centre
        Date of decision: 14 September 2022
        Decision maker: Director of Adult Social Care
        Decision made: Award a contract to Millbrook Catering Ltd for two years at a maximum of £140,000 excluding VAT.
        Reasons for decision: Four quotations were evaluated on price and quality and this one scored highest.
        Details of any declarations of interest made: None made.
        """
      When the record is checked
      Then rule officer-interests-addressed needs review because judgement required
      And the finding for officer-interests-addressed says "answers for members"
