Feature: The day of the decision is recorded
  Regulation 13(4)(a) of SI 2012/2089 (decisions of executives) and regulation 7(3)(a) of SI 2014/2095 (other decisions
  by officers) ask for the date of the decision.

  Rule: A record gives the day on which the decision was taken

    Scenario: A record that gives the day of the decision
      Given a decision record dated 12 November 2021
      When the record is checked
      Then rule decision-date-recorded is compliant
      And the finding for decision-date-recorded quotes "12 November 2021"
      And the finding for decision-date-recorded cites "reg 13(4)(a)"

    Scenario: A record without any date of decision
      Given the record does not state the decision date
      When the record is checked
      Then rule decision-date-recorded is breached
      And the finding for decision-date-recorded says "No date of decision"
      And the record is held

    Scenario: A day of signature does not stand in for the day of the decision
      Given the record does not state the decision date
      And the record states the decision signed on as "15 November 2021"
      When the record is checked
      Then rule decision-date-recorded is breached

    Scenario: Two different days for the decision
      Given the record gives the decision date in two ways
      When the record is checked
      Then rule decision-date-recorded needs review because ambiguous fact
      And the finding for decision-date-recorded is of high severity

  Rule: Dates that do not follow each other are looked at by a person

    Scenario Outline: A record signed on <signed> for a decision of 12 November 2021
      Given a decision record dated 12 November 2021
      And the record states the decision signed on as "<signed>"
      When the record is checked
      Then rule decision-date-recorded <outcome>

      Examples:
        | signed           | outcome                                 |
        | 11 November 2021 | needs review because judgement required |
        | 12 November 2021 | is compliant                            |
        | 13 November 2021 | needs review because judgement required |

    Scenario: A signature before the decision is not the same as one after it
      Given a decision record dated 12 November 2021
      And the record states the decision signed on as "11 November 2021"
      When the record is checked
      Then the finding for decision-date-recorded says "before the day given for the decision"
      And the finding for decision-date-recorded is of medium severity

    Scenario: A record signed some days after the decision needs only a line to say so
      Given a decision record dated 12 November 2021
      And the record states the decision signed on as "18 November 2021"
      When the record is checked
      Then the finding for decision-date-recorded says "taken on the first day"
      And the finding for decision-date-recorded is of low severity

    Scenario Outline: A record published on <published> for a decision of 12 November 2021
      Given a decision record dated 12 November 2021
      And the record states the decision published on as "<published>"
      When the record is checked
      Then rule decision-date-recorded <outcome>

      Examples:
        | published        | outcome                                 |
        | 11 November 2021 | needs review because judgement required |
        | 12 November 2021 | is compliant                            |
        | 30 November 2021 | is compliant                            |

    Scenario: Publication before the decision is named as such
      Given a decision record dated 12 November 2021
      And the record states the decision published on as "5 November 2021"
      When the record is checked
      Then the finding for decision-date-recorded says "was published on"
      And the finding for decision-date-recorded is of medium severity

  Rule: The duty binds decisions of executives and officers from 10 September 2012

    Scenario Outline: A decision of <date> is <reach> the duty
      Given a decision record dated <date>
      When the record is checked
      Then rule decision-date-recorded <outcome>
      And the decision recording duty is "<duty>"

      Examples:
        | date              | reach   | outcome        | duty    |
        | 9 September 2012  | outside | does not apply | outside |
        | 10 September 2012 | within  | is compliant   | binds   |

    Scenario: Full council does not decide under the recording regulations
      Given the record states the decision maker kind as "council"
      And the record does not state the decision date
      When the record is checked
      Then rule decision-date-recorded does not apply

    Scenario: For an undated decision of a committee it depends on the function
      Given the record states the decision maker kind as "committee"
      And the record does not state the decision date
      When the record is checked
      Then rule decision-date-recorded needs review because missing fact
      And the finding for decision-date-recorded says "executive functions"
      And the finding for decision-date-recorded is of high severity
      And the decision recording duty is "depends"

    Scenario: A committee that dates its decision has met the duty
      Given a decision record dated 12 November 2021
      And the record states the decision maker kind as "committee"
      When the record is checked
      Then rule decision-date-recorded is compliant

  Rule: The date is read from the record itself

    Scenario: The date stands under its label
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Supply of winter gritting salt
        Date of decision: 4 October 2022
        Decision maker: Head of Highways, Marlshire County Council
        Decision made: Award a contract to Saltersgate Minerals Ltd for the supply of gritting salt at a maximum
        cost of £88,000 excluding VAT.
        Reasons for decision: The depots must be stocked before the first frost, and the price was the lowest of
        three quotations for salt of the required grade.
        """
      When the record is checked
      Then rule decision-date-recorded is compliant
      And the decision date is "4 October 2022"

    Scenario: A record with only a day of publication has no date of decision
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Supply of winter gritting salt
        Publication date: 11 October 2022
        Decision maker: Head of Highways, Marlshire County Council
        Decision made: Award a contract to Saltersgate Minerals Ltd for the supply of gritting salt.
        Reasons for decision: The depots must be stocked before the first frost, and the price was the lowest of
        three quotations for salt of the required grade.
        """
      When the record is checked
      Then rule decision-date-recorded is breached
