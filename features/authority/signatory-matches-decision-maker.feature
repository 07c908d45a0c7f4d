Feature: Who decided is who signed
  Regulation 13(4) of SI 2012/2089 puts the duty to make the record on the officer who decided. Neither set of
  regulations asks for a signature; where there is one, it should be that officer's.

  Rule: The same office decides and signs

    Scenario: The decision maker signed
      Given the decision was taken by "Director of Adult Social Care"
      And the record was signed by "Director of Adult Social Care"
      When the record is checked
      Then rule signatory-matches-decision-maker is compliant

    Scenario Outline: A decision by "<maker>" signed by "<signatory>"
      Given the decision was taken by "<maker>"
      And the record was signed by "<signatory>"
      When the record is checked
      Then rule signatory-matches-decision-maker <outcome>

      Examples: one office
        | maker                               | signatory                  | outcome      |
        | Interim Director of Housing         | Director of Housing        | is compliant |
        | Acting Head of Legal and Governance | Head of Legal & Governance | is compliant |

      Examples: two offices until the record says otherwise
        | maker                       | signatory                     | outcome                                 |
        | Interim Director of Housing | Corporate Director of Housing | needs review because judgement required |
        | Director of Housing         | Deputy Director of Housing    | needs review because judgement required |
        | Head of Property            | Director of Resources         | needs review because judgement required |

    Scenario: Both titles are named when they differ
      Given a decision record with these facts:
        | fact                       | value               |
        | decision maker             | Director of Housing |
        | decision signatory         | Head of Housing     |
        | decision signatory matches | no                  |
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because judgement required
      And the finding for signatory-matches-decision-maker says "Head of Housing"
      And the finding for signatory-matches-decision-maker is of medium severity

  Rule: What a signature leaves open is looked at by a person

    Scenario Outline: A record of 12 November 2021 signed on <signed>
      Given a decision record with these facts:
        | fact                       | value               |
        | decision date              | 12 November 2021    |
        | decision signed on         | <signed>            |
        | decision maker             | Director of Housing |
        | decision signatory         | Director of Housing |
        | decision signatory matches | yes                 |
      When the record is checked
      Then rule signatory-matches-decision-maker <outcome>

      Examples:
        | signed           | outcome                                 |
        | 11 November 2021 | needs review because judgement required |
        | 12 November 2021 | is compliant                            |
        | 13 November 2021 | is compliant                            |

    Scenario: A signature before the decision raises the question what was signed
      Given a decision record with these facts:
        | fact                       | value               |
        | decision date              | 12 November 2021    |
        | decision signed on         | 5 November 2021     |
        | decision maker             | Director of Housing |
        | decision signatory         | Director of Housing |
        | decision signatory matches | yes                 |
      When the record is checked
      Then the finding for signatory-matches-decision-maker says "what was in front of the person"
      And the finding for signatory-matches-decision-maker is of medium severity

    Scenario: A record that nobody signed
      Given a decision record with these facts:
        | fact           | value               |
        | decision maker | Director of Housing |
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because missing fact
      And the finding for signatory-matches-decision-maker says "No signature with a title"
      And the finding for signatory-matches-decision-maker is of low severity

    Scenario: A signature and no decision maker
      Given a decision record with these facts:
        | fact               | value               |
        | decision signatory | Director of Housing |
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because missing fact
      And the finding for signatory-matches-decision-maker says "nothing to match"
      And the finding for signatory-matches-decision-maker is of medium severity

    Scenario: The decision maker is named in two ways
      Given the record states the decision signatory as "Director of Housing"
      And the record gives the decision maker in two ways
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because ambiguous fact
      And the finding for signatory-matches-decision-maker says "which office took the decision"
      And the finding for signatory-matches-decision-maker is of medium severity

    Scenario: It is not clear who signed
      Given the record states the decision maker as "Director of Housing"
      And the record gives the decision signatory in two ways
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because ambiguous fact
      And the finding for signatory-matches-decision-maker says "which office signed"
      And the finding for signatory-matches-decision-maker is of medium severity

    Scenario: Both offices are named and could not be compared
      Given the record states the decision maker as "Director of Housing"
      And the record states the decision signatory as "Director of Housing"
      And the record does not state the decision signatory matches
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because judgement required
      And the finding for signatory-matches-decision-maker says "Compare the two"
      And the finding for signatory-matches-decision-maker is of medium severity

    Scenario: The comparison of the two offices came out both ways
      Given the record states the decision maker as "Director of Housing"
      And the record states the decision signatory as "Director of Housing"
      And the record gives the decision signatory matches in two ways
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because judgement required
      And the finding for signatory-matches-decision-maker says "Compare the two"

  Rule: A body does not sign

    Scenario: It is not clear whether a body or one person decided
      Given the record states the decision maker as "Director of Housing"
      And the record states the decision signatory as "Head of Housing"
      And the record states the decision signatory matches as "no"
      And the record gives the decision maker kind in two ways
      When the record is checked
      Then rule signatory-matches-decision-maker needs review because judgement required

    Scenario Outline: A decision by <kind> and the signature of a clerk
      Given a decision record with these facts:
        | fact                       | value               |
        | decision maker kind        | <kind>              |
        | decision maker             | the body            |
        | decision signatory         | Democratic Services |
        | decision signatory matches | no                  |
      When the record is checked
      Then rule signatory-matches-decision-maker <outcome>

      Examples:
        | kind      | outcome        |
        | officer   | needs review   |
        | member    | needs review   |
        | cabinet   | does not apply |
        | committee | does not apply |
        | council   | does not apply |
