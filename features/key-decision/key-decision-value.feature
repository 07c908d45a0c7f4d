Feature: A decision of key value is treated as key
  Regulation 8(1)(a) of SI 2012/2089 makes a decision key when it commits the council to significant spending.
  Each council with an executive fixes the figure, and says whether the figure itself is already key.

  Rule: A purchase at the council's figure is key unless an earlier key decision covers it

    Background:
      Given a decision record dated 12 November 2021
      And the council is herefordshire
      And a contract for social work services worth at most £579,000 with no mention of VAT

    Scenario Outline: An operational decision of £<pounds> in <council>, where £500,000 is the figure
      Given the council is <council>
      And the contract is worth £<pounds> excluding VAT
      And the record states the decision kind as "operational"
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples: the figure itself is key
        | council       | pounds     | outcome      |
        | herefordshire | 400,000    | is compliant |
        | herefordshire | 499,999.99 | needs review |
        | herefordshire | 500,000    | is breached  |

      Examples: only more than the figure is key
        | council | pounds     | outcome      |
        | leeds   | 499,999.99 | needs review |
        | leeds   | 500,000    | needs review |
        | leeds   | 500,000.01 | is breached  |

    Scenario: Value and figure are shown side by side
      Given the record states the decision kind as "operational"
      When the record is checked
      Then rule key-decision-value is breached
      And the finding for key-decision-value says "£579,000"
      And the finding for key-decision-value says "£500,000"
      And the finding for key-decision-value cites "reg 8(1)(a)"
      And the record is held
      And the finding for key-decision-value is of critical severity

    Scenario Outline: A decision of key value that is classed <kind>
      Given the record states the decision kind as "<kind>"
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples:
        | kind                    | outcome      |
        | key                     | is compliant |
        | non-key                 | is breached  |
        | significant operational | is breached  |
        | administrative          | is breached  |

    Scenario: A decision just above the figure that is not classed at all
      Given the contract is worth £500,001 excluding VAT
      When the record is checked
      Then rule key-decision-value needs review because missing fact

    Scenario: An earlier key decision delegated the award
      Given the record states the decision kind as "operational"
      And the record states the decision parent decision as "Cabinet, 3 February 2021, up to £1.1 million"
      When the record is checked
      Then rule key-decision-value is compliant
      And the finding for key-decision-value says "terms and limit cover this award"

    Scenario Outline: A decision that is <classed> refers to more than one earlier decision
      Given the record states the decision is key as "<key>"
      And the record gives the decision parent decision in two ways
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples:
        | classed | key | outcome                             |
        | key     | yes | is compliant                        |
        | not key | no  | needs review because ambiguous fact |

    Scenario: A decision that is not classed refers to more than one earlier decision
      Given the record gives the decision parent decision in two ways
      When the record is checked
      Then rule key-decision-value needs review because ambiguous fact
      And the finding for key-decision-value is of high severity

  Rule: Close below the figure a person looks

    Background:
      Given a decision record dated 12 November 2021
      And the council is herefordshire
      And a contract for social work services worth £490,000 excluding VAT

    Scenario Outline: A decision of £<pounds> that is not key is close to a figure of £500,000
      Given the contract is worth £<pounds> excluding VAT
      And the record states the decision is key as "no"
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples:
        | pounds  | outcome                                 |
        | 449,950 | is compliant                            |
        | 450,000 | needs review because judgement required |

    Scenario: A value close below the figure is shown beside it
      When the record is checked
      Then the finding for key-decision-value says "close to the council's figure"
      And the finding for key-decision-value is of medium severity

    Scenario Outline: A value close below the figure does not matter to a decision that is <covered>
      Given the record states the <fact> as "<value>"
      When the record is checked
      Then rule key-decision-value is compliant

      Examples:
        | covered    | fact                     | value                    |
        | key itself | decision is key          | yes                      |
        | delegated  | decision parent decision | Cabinet, 3 February 2021 |

  Rule: Where the council counts a full year, a person works it out

    Background:
      Given a decision record dated 12 November 2021
      And the council is doncaster
      And a contract for social work services worth £250,000 excluding VAT

    Scenario Outline: A decision of £<pounds> over its whole term where £250,000 in a full year is key
      Given the contract is worth £<pounds> excluding VAT
      And the record states the decision kind as "operational"
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples:
        | pounds  | outcome                                 |
        | 200,000 | is compliant                            |
        | 250,000 | needs review because judgement required |
        | 900,000 | needs review because judgement required |

    Scenario: The cost of one year is asked for
      When the record is checked
      Then the finding for key-decision-value says "one full year"
      And the finding for key-decision-value is of high severity

    Scenario Outline: A full year's cost does not matter to a decision that is <covered>
      Given the record states the <fact> as "<value>"
      When the record is checked
      Then rule key-decision-value is compliant

      Examples:
        | covered    | fact                     | value                    |
        | key itself | decision is key          | yes                      |
        | delegated  | decision parent decision | Cabinet, 3 February 2021 |

  Rule: What the council does not say about its figure is not held against the record

    Background:
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the decision kind as "operational"
      And the record states the council key decision threshold as "£500,000"

    Scenario Outline: £<pounds> where it is not known whether £500,000 itself is key
      Given the contract is worth £<pounds> excluding VAT
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples:
        | pounds     | outcome                                 |
        | 500,000    | needs review because judgement required |
        | 500,000.01 | is breached                             |

    Scenario: A figure of which it is not said what counts towards it is held against the whole term
      Given the record states the council key decision basis as "unstated"
      When the record is checked
      Then rule key-decision-value is breached

  Rule: Without the council's figure nothing can be said

    Background:
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT

    Scenario: The council of an operational decision is not known
      Given the record states the decision kind as "operational"
      When the record is checked
      Then rule key-decision-value needs review because missing fact
      And the finding for key-decision-value says "Name the council"

    Scenario: The council of a decision that is not classed is not known
      When the record is checked
      Then rule key-decision-value needs review because missing fact
      And the finding for key-decision-value says "Name the council"
      And the finding for key-decision-value is of high severity

    Scenario Outline: Without the council's figure a decision that is <covered> is in order
      Given the record states the <fact> as "<value>"
      When the record is checked
      Then rule key-decision-value is compliant

      Examples:
        | covered    | fact                     | value                    |
        | key itself | decision is key          | yes                      |
        | delegated  | decision parent decision | Cabinet, 3 February 2021 |

  Rule: Without one certain value nothing can be said

    Background:
      Given a decision record dated 12 November 2021
      And the council is doncaster
      And the contract was awarded by direct award

    Scenario: An operational decision does not state its value
      Given the record states the decision kind as "operational"
      When the record is checked
      Then rule key-decision-value needs review because missing fact
      And the finding for key-decision-value says "states no contract value"

    Scenario: A decision that is not classed does not state its value
      When the record is checked
      Then the finding for key-decision-value says "states no contract value"
      And the finding for key-decision-value is of high severity

    Scenario: An operational decision states its value in two ways
      Given the record states the decision kind as "operational"
      And the record gives the contract value in two ways
      When the record is checked
      Then rule key-decision-value needs review because ambiguous fact

    Scenario: A decision that is not classed states its value in two ways
      Given the record gives the contract value in two ways
      When the record is checked
      Then the finding for key-decision-value says "in more than one way"
      And the finding for key-decision-value is of high severity

    Scenario Outline: Without a value a decision that is <covered> is in order
      Given the record states the <fact> as "<value>"
      When the record is checked
      Then rule key-decision-value is compliant

      Examples:
        | covered    | fact                     | value                    |
        | key itself | decision is key          | yes                      |
        | delegated  | decision parent decision | Cabinet, 3 February 2021 |

    Scenario Outline: A value in two ways does not matter to a decision that is <covered>
      Given the record gives the contract value in two ways
      And the record states the <fact> as "<value>"
      When the record is checked
      Then rule key-decision-value is compliant

      Examples:
        | covered    | fact                     | value                    |
        | key itself | decision is key          | yes                      |
        | delegated  | decision parent decision | Cabinet, 3 February 2021 |

  Rule: The statutory test is for executive decisions to buy from 10 September 2012

    Background:
      Given a decision record dated 12 November 2021
      And the council is herefordshire
      And a contract for social work services worth £579,000 excluding VAT
      And the record states the decision kind as "operational"

    Scenario: A council that works through committees has no key decisions in law
      Given the record states the council governance as "committee"
      When the record is checked
      Then rule key-decision-value does not apply

    Scenario Outline: A decision by <body> on £579,000 that is not treated as key
      Given the record states the decision maker kind as "<body>"
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples:
        | body    | outcome        |
        | cabinet | is breached    |
        | council | does not apply |

    Scenario: It is not clear who took a decision of key value
      Given the record gives the decision maker kind in two ways
      When the record is checked
      Then rule key-decision-value is breached

    Scenario: A decision that buys nothing is not tested by a contract's value
      Given the record states the decision is procurement as "no"
      When the record is checked
      Then rule key-decision-value does not apply

    Scenario Outline: A decision of <date> on £579,000
      Given a decision record dated <date>
      When the record is checked
      Then rule key-decision-value <outcome>

      Examples:
        | date              | outcome        |
        | 9 September 2012  | does not apply |
        | 10 September 2012 | is breached    |

    Scenario: An undated decision cannot be placed under the Regulations
      Given the record does not state the decision date
      When the record is checked
      Then rule key-decision-value needs review because missing fact

  Rule: Class and value are read from the record itself

    Scenario: An operational decision far above the figure
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Family support in the northern districts
        Date of decision: 14 March 2022
        Decision maker: Director of Children's Services
        Decision made: Award a contract to Fairhaven Support Ltd for family support from 1 April 2022 to 31 March 2024
        at a maximum cost of £1,250,000 excluding VAT.
        Reasons for decision: Three tenders were received and this one scored highest for quality and price.
        """
      And the council is herefordshire
      When the record is checked
      Then rule key-decision-value is breached
      And the finding for key-decision-value quotes "£1,250,000"

    Scenario: The record cites the cabinet's decision
      Given the following decision record:
        """
        Record of operational decision

        Decision title: Family support in the northern districts
        Date of decision: 14 March 2022
        Decision maker: Director of Children's Services
        Authority for delegated decision: Cabinet decision of 27 January 2022, minute 58, which delegated the award of
        this contract up to £1,400,000 to the Director of Children's Services
        Decision made: Award a contract to Fairhaven Support Ltd for family support from 1 April 2022 to 31 March 2024
        at a maximum cost of £1,250,000 excluding VAT.
        Reasons for decision: Three tenders were received and this one scored highest for quality and price.
        """
      And the council is herefordshire
      When the record is checked
      Then rule key-decision-value is compliant
