Feature: The obvious options are among those recorded
  Regulation 13(4)(c) of SI 2012/2089 asks for the options considered, not for any number of them. A supplier
  whose offer was compared and not chosen is one of them; doing nothing is the one that readers ask about.

  Rule: A supplier that was compared and not chosen is an option that was rejected

    Background:
      Given the contract was awarded by quotations
      And the record states the alternatives section as "substantive"

    Scenario: The other supplier is missing from the options
      Given the record states the alternatives unchosen supplier unmentioned as "yes"
      And the record states the alternatives options as "open tender"
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete needs review because judgement required
      And the finding for alternatives-complete says "evaluated and not chosen"
      And the finding for alternatives-complete is of high severity

    Scenario: Every supplier that was compared is mentioned
      Given the record states the procurement suppliers evaluated as "2"
      And the record states the alternatives unchosen supplier unmentioned as "no"
      And the record states the alternatives do nothing as "yes"
      And the record states the alternatives options as "do nothing; Larch Ltd"
      When the record is checked
      Then rule alternatives-complete is compliant

    Scenario: The other supplier is missing and no option at all is recorded
      Given the record states the alternatives section as "nil"
      And the record states the alternatives unchosen supplier unmentioned as "yes"
      When the record is checked
      Then rule alternatives-complete needs review because judgement required
      And the finding for alternatives-complete is of high severity

    Scenario: It is not clear whether the other supplier is mentioned
      Given the record states the alternatives do nothing as "yes"
      And the record gives the alternatives unchosen supplier unmentioned in two ways
      When the record is checked
      Then rule alternatives-complete needs review because ambiguous fact

    Scenario Outline: <offers> offers were compared and it is not known whether the others are mentioned
      Given the record states the procurement suppliers evaluated as "<offers>"
      And the record states the alternatives do nothing as "yes"
      When the record is checked
      Then rule alternatives-complete <outcome>

      Examples:
        | offers | outcome                           |
        | 1      | is compliant                      |
        | 2      | needs review because missing fact |

  Rule: Doing nothing is asked about, and its absence breaks no rule

    Background:
      Given the contract was awarded by quotations
      And the record states the alternatives section as "substantive"

    Scenario: Two options and neither of them is doing nothing
      Given the record states the alternatives options as "open tender; in-house team"
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete needs review because judgement required
      And the finding for alternatives-complete says "do not ask for it by name"
      And the finding for alternatives-complete is of low severity

    Scenario: One option that nobody could have chosen
      Given the record states the alternatives options as "open tender"
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete needs review because judgement required
      And the finding for alternatives-complete says "one rejected option"
      And the finding for alternatives-complete is of medium severity

    Scenario: Doing nothing as the only option
      Given the record states the alternatives options as "do nothing"
      And the record states the alternatives do nothing as "yes"
      When the record is checked
      Then rule alternatives-complete is compliant

    Scenario: It cannot be made out whether doing nothing was considered
      Given the record states the alternatives options as "open tender; in-house team"
      And the record does not state the alternatives do nothing
      When the record is checked
      Then rule alternatives-complete needs review because missing fact
      And the finding for alternatives-complete is of low severity

    Scenario: It is not clear whether doing nothing was considered
      Given the record gives the alternatives do nothing in two ways
      When the record is checked
      Then rule alternatives-complete needs review because ambiguous fact
      And the finding for alternatives-complete is of low severity

  Rule: The range of options is in question only where a purchase leaves options

    Background:
      Given the contract was awarded by quotations
      And the record states the alternatives section as "substantive"

    Scenario: A decision that buys nothing is not asked about its options
      Given the record states the decision is procurement as "no"
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete does not apply

    Scenario Outline: No option is described where the alternatives section is <state>
      Given the record states the alternatives section as "<state>"
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete does not apply

      Examples:
        | state           |
        | absent          |
        | blank           |
        | nil             |
        | not applicable  |
        | cross reference |

    Scenario: An empty section and every compared supplier mentioned
      Given the record states the alternatives section as "blank"
      And the record states the alternatives unchosen supplier unmentioned as "no"
      When the record is checked
      Then rule alternatives-complete does not apply

    Scenario Outline: A purchase by <route> under an earlier decision
      Given the contract was awarded by <route>
      And the record states the decision parent decision as "Cabinet, 3 February 2021, minute 41"
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete <outcome>

      Examples:
        | route              | outcome        |
        | framework call-off | does not apply |
        | dynamic purchasing | does not apply |
        | direct award       | needs review   |

    Scenario: A call-off without an earlier decision that weighed the options
      Given the contract was awarded by framework call-off
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete needs review because judgement required

    Scenario: An earlier decision is cited and the route is not known
      Given the record does not state the procurement route
      And the record states the decision parent decision as "Cabinet, 3 February 2021, minute 41"
      And the record states the alternatives do nothing as "no"
      When the record is checked
      Then rule alternatives-complete needs review because judgement required

  Rule: The options are read from the record itself

    Scenario: Two offers were compared and only a tender is listed as an option
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Counselling for school staff
        Date of decision: 8 September 2021
        Decision maker: Director of Education
        Decision made: Award a contract to Calmwater Counselling Ltd for one year at a maximum of £36,000 excluding VAT.
        Reasons for decision: Proposals were sought from two suppliers and were evaluated for cost and quality.
        Alternative options considered: Run an open tender. This was rejected because it could not be finished before
        the start of term.
        """
      When the record is checked
      Then rule alternatives-complete needs review because judgement required
      And the finding for alternatives-complete says "evaluated and not chosen"

    Scenario: Doing nothing and the other bidder are both listed
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Counselling for school staff
        Date of decision: 8 September 2021
        Decision maker: Director of Education
        Decision made: Award a contract to Calmwater Counselling Ltd for one year at a maximum of £36,000 excluding VAT.
        Reasons for decision: Proposals were sought from two suppliers and were evaluated for cost and quality.
        Alternative options considered: Option 1: Do nothing. This was rejected because staff absence would rise.
        Option 2: Accept the offer of the other supplier. This was rejected because it scored lower on quality.
        """
      When the record is checked
      Then rule alternatives-complete is compliant
