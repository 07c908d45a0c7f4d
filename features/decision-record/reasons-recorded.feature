Feature: Reasons for the decision are recorded
  Regulation 13(4)(b) of SI 2012/2089 and regulation 7(3)(b) of SI 2014/2095 ask for the reasons. In
  R (Shasha) v Westminster City Council [2016] EWHC 3283 (Admin) the court expected real ones.

  Rule: The reasons stand in the record

    Scenario: Reasons are given
      Given the record states the reasons section as "substantive"
      And the record states the reasons choice explained as "yes"
      When the record is checked
      Then rule reasons-recorded is compliant
      And the finding for reasons-recorded cites "Shasha"

    Scenario Outline: A reasons section that is <state>
      Given the record states the reasons section as "<state>"
      When the record is checked
      Then rule reasons-recorded is breached
      And the finding for reasons-recorded says "gives no reasons"

      Examples:
        | state  |
        | absent |
        | blank  |

    Scenario: Missing reasons hold the record back from publication
      Given a decision record dated 12 November 2021
      And the record states the reasons section as "blank"
      When the record is checked under decision-record
      Then the record is held

    Scenario Outline: A reasons section that says <state>
      Given the record states the reasons section as "<state>"
      When the record is checked
      Then rule reasons-recorded needs review because judgement required
      And the finding for reasons-recorded says "Every decision has"
      And the finding for reasons-recorded is of critical severity

      Examples:
        | state          |
        | nil            |
        | not applicable |

    Scenario Outline: A reasons section that is <state> in a record that says elsewhere why this supplier was chosen
      Given the record states the reasons section as "<state>"
      And the record states the reasons choice explained as "yes"
      When the record is checked
      Then rule reasons-recorded needs review because judgement required
      And the finding for reasons-recorded says "elsewhere the record says why"
      And the finding for reasons-recorded is of medium severity

      Examples:
        | state  |
        | absent |
        | blank  |

    Scenario: An award without reasons that says elsewhere only how it was made
      Given the record states the reasons section as "absent"
      And the record states the reasons choice explained as "no"
      When the record is checked
      Then rule reasons-recorded is breached

    Scenario: A record without reasons from which the choice cannot be made out
      Given the record states the reasons section as "absent"
      And the record gives the reasons choice explained in two ways
      When the record is checked
      Then rule reasons-recorded is breached

    Scenario: Reasons that are only to be found in another document
      Given the record states the reasons section as "cross reference"
      When the record is checked
      Then rule reasons-recorded needs review because judgement required
      And the finding for reasons-recorded says "points to another document"
      And the finding for reasons-recorded is of medium severity

    Scenario: A record of which the reasons section could not be read
      Given the record does not state the reasons section
      When the record is checked
      Then rule reasons-recorded needs review because missing fact
      And the finding for reasons-recorded says "could not be made out"
      And the finding for reasons-recorded is of critical severity

  Rule: Very short reasons for a purchase are looked at by a person

    Scenario Outline: A purchase explained in <words> words
      Given a decision record dated 12 November 2021
      And the record states the reasons section as "substantive"
      And the record states the decision is procurement as "yes"
      And the record states the reasons words as "<words>"
      When the record is checked
      Then rule reasons-recorded <outcome>

      Examples:
        | words | outcome                                 |
        | 24    | needs review because judgement required |
        | 25    | is compliant                            |

    Scenario: A short reason for a purchase is shown with its length
      Given a decision record dated 12 November 2021
      And the record states the reasons section as "substantive"
      And the record states the decision is procurement as "yes"
      And the record states the reasons words as "6"
      When the record is checked
      Then the finding for reasons-recorded says "in 6 words"
      And the finding for reasons-recorded is of medium severity

    Scenario: A short reason is enough where nothing is bought
      Given a decision record dated 12 November 2021
      And the record states the reasons section as "substantive"
      And the record states the decision is procurement as "no"
      And the record states the reasons words as "6"
      When the record is checked
      Then rule reasons-recorded is compliant

  Rule: The duty binds decisions of executives and officers from 10 September 2012

    Scenario Outline: A decision of <date> without reasons
      Given a decision record dated <date>
      And the record states the reasons section as "blank"
      When the record is checked
      Then rule reasons-recorded <outcome>

      Examples:
        | date              | outcome        |
        | 9 September 2012  | does not apply |
        | 10 September 2012 | is breached    |

    Scenario Outline: A decision by <kind> without reasons
      Given a decision record dated 12 November 2021
      And the record states the decision maker kind as "<kind>"
      And the record states the reasons section as "absent"
      When the record is checked
      Then rule reasons-recorded <outcome>

      Examples:
        | kind      | outcome                                 |
        | officer   | is breached                             |
        | member    | is breached                             |
        | cabinet   | is breached                             |
        | committee | needs review because judgement required |
        | council   | does not apply                          |

    Scenario: A committee's reasons that could not be read are not taken for granted
      Given the record states the decision maker kind as "committee"
      And the record states the decision section as "substantive"
      And the record does not state the reasons section
      When the record is checked
      Then rule reasons-recorded needs review because missing fact

    Scenario: A committee without reasons is asked which functions it exercised
      Given the record states the decision maker kind as "committee"
      And the record states the reasons section as "blank"
      When the record is checked
      Then the finding for reasons-recorded says "executive functions"
      And the finding for reasons-recorded is of high severity

  Rule: The reasons are read from the record itself

    Scenario: A paragraph of reasons
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Emergency accommodation block booking
        Date of decision: 7 June 2023
        Decision maker: Assistant Director Housing
        Decision made: Award a contract to Harbourside Lodges Ltd for twenty rooms until 31 August 2023 at a maximum
        cost of £96,000 excluding VAT.
        Reasons for decision: Demand for temporary accommodation has doubled since January. Nightly booking costs a
        third more than a block booking, and only this provider had twenty rooms within the borough.
        """
      When the record is checked
      Then rule reasons-recorded is compliant

    Scenario: Reasons that only send the reader elsewhere
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Emergency accommodation block booking
        Date of decision: 7 June 2023
        Decision maker: Assistant Director Housing
        Decision made: Award a contract to Harbourside Lodges Ltd for twenty rooms until 31 August 2023 at a maximum
        cost of £96,000 excluding VAT.
        Reasons for decision: As set out in the report.
        """
      When the record is checked
      Then rule reasons-recorded needs review because judgement required
      And the finding for reasons-recorded says "points to another document"
