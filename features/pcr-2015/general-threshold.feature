Feature: Other contracts: value against the ordinary threshold
  Public Contracts Regulations 2015, regs 5(1)(a) and (c), 6, 26 and 32: goods, works and services outside Schedule 3
  have to be called for competition from a much lower value than light touch services.

  Rule: Services and goods have the threshold of sub-central authorities

    Scenario Outline: One penny either side of the threshold for services in force on <date>: <value>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for temporary staff worth <value> excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold is <outcome>

      Examples: 26 February to 31 December 2015, net of VAT
        | date             | value       | outcome   |
        | 26 February 2015 | £172,513.99 | compliant |
        | 26 February 2015 | £172,514    | breached  |
        | 31 December 2015 | £172,513.99 | compliant |
        | 31 December 2015 | £172,514    | breached  |

      Examples: 2016 and 2017, net of VAT
        | date             | value       | outcome   |
        | 1 January 2016   | £164,175.99 | compliant |
        | 1 January 2016   | £164,176    | breached  |
        | 31 December 2017 | £164,175.99 | compliant |
        | 31 December 2017 | £164,176    | breached  |

      Examples: 2018 and 2019, net of VAT
        | date             | value       | outcome   |
        | 1 January 2018   | £181,301.99 | compliant |
        | 1 January 2018   | £181,302    | breached  |
        | 31 December 2019 | £181,301.99 | compliant |
        | 31 December 2019 | £181,302    | breached  |

      Examples: 2020 and 2021, net of VAT
        | date             | value       | outcome   |
        | 1 January 2020   | £189,329.99 | compliant |
        | 1 January 2020   | £189,330    | breached  |
        | 31 December 2021 | £189,329.99 | compliant |
        | 31 December 2021 | £189,330    | breached  |

      Examples: 2022 and 2023, with 20% VAT counted
        | date             | value       | outcome   |
        | 1 January 2022   | £177,897.49 | compliant |
        | 1 January 2022   | £177,897.50 | breached  |
        | 31 December 2023 | £177,897.49 | compliant |
        | 31 December 2023 | £177,897.50 | breached  |

      Examples: 1 January 2024 to 23 February 2025, with 20% VAT counted
        | date             | value       | outcome   |
        | 1 January 2024   | £179,086.66 | compliant |
        | 1 January 2024   | £179,086.67 | breached  |
        | 23 February 2025 | £179,086.66 | compliant |
        | 23 February 2025 | £179,086.67 | breached  |

    Scenario Outline: An inclusive value is compared as it stands from 2022, on <date>: <value>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for temporary staff worth <value> including VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold is <outcome>

      Examples:
        | date        | value       | outcome   |
        | 1 June 2022 | £213,476.99 | compliant |
        | 1 June 2022 | £213,477    | breached  |
        | 1 June 2024 | £214,903.99 | compliant |
        | 1 June 2024 | £214,904    | breached  |

  Rule: Works have a threshold of their own

    Scenario Outline: One penny either side of the threshold for works in force on <date>: <value>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for the building of a school worth <value> excluding VAT
      And the CPV code is 45214200
      And the record states the contract kind as "works"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold is <outcome>

      Examples:
        | date             | value         | outcome   |
        | 26 February 2015 | £4,322,011.99 | compliant |
        | 26 February 2015 | £4,322,012    | breached  |
        | 31 December 2015 | £4,322,011.99 | compliant |
        | 1 January 2016   | £4,104,393.99 | compliant |
        | 1 January 2016   | £4,104,394    | breached  |
        | 31 December 2017 | £4,104,394    | breached  |
        | 1 January 2018   | £4,551,412.99 | compliant |
        | 31 December 2019 | £4,551,413    | breached  |
        | 1 January 2020   | £4,733,251.99 | compliant |
        | 31 December 2021 | £4,733,252    | breached  |
        | 1 January 2022   | £4,447,447.49 | compliant |
        | 31 December 2023 | £4,447,447.50 | breached  |
        | 1 January 2024   | £4,477,174.16 | compliant |
        | 23 February 2025 | £4,477,174.17 | breached  |

    Scenario Outline: One penny either side of the threshold for works with VAT in it, on <date>: <value>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for the building of a school worth <value> including VAT
      And the CPV code is 45214200
      And the record states the contract kind as "works"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold is <outcome>

      Examples:
        | date             | value         | outcome   |
        | 1 January 2022   | £5,336,936.99 | compliant |
        | 1 January 2022   | £5,336,937    | breached  |
        | 31 December 2023 | £5,336,936.99 | compliant |
        | 31 December 2023 | £5,336,937    | breached  |
        | 1 January 2024   | £5,372,608.99 | compliant |
        | 1 January 2024   | £5,372,609    | breached  |
        | 23 February 2025 | £5,372,608.99 | compliant |
        | 23 February 2025 | £5,372,609    | breached  |

    Scenario: Works below their own threshold and far above that for services
      Given a decision record dated 12 November 2021
      And a contract for the building of a school worth £900,000 excluding VAT
      And the CPV code is 45214200
      And the record states the contract kind as "works"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold is compliant

  Rule: A notice or a ground for doing without one

    Scenario: A published notice meets the rule at any value
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £400,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And a contract notice was published on 1 June 2021
      When the record is checked
      Then rule general-threshold is compliant

    Scenario: The record is silent on a notice that was needed
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £400,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      When the record is checked
      Then rule general-threshold needs review because missing fact
      And the finding for general-threshold says "call for competition"

    Scenario: A ground for awarding without a contract notice is for a lawyer to judge
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £189,330 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule general-threshold needs review because judgement required

    Scenario: Below the threshold no ground is needed
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £189,329.99 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule general-threshold is compliant

    Scenario: A record that denies any ground
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £189,330 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      And the record states the procurement exception claimed as "no"
      When the record is checked
      Then rule general-threshold is breached
      And the finding for general-threshold says "£189,330"
      And the finding for general-threshold is of critical severity
      And the record is held

    Scenario Outline: A ground for awarding without a notice where goods, services or works are not told apart: <value>
      Given a decision record dated 12 November 2021
      And a contract for the items described worth <value> excluding VAT
      And the record states the contract schedule 3 as "outside"
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | value       | outcome                                 |
        | £189,329.99 | is compliant                            |
        | £189,330    | needs review because judgement required |

    Scenario: A ground for awarding works without a notice that no notice was needed for
      Given a decision record dated 12 November 2021
      And a contract for the building of a school worth £900,000 excluding VAT
      And the CPV code is 45214200
      And the record states the contract kind as "works"
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule general-threshold is compliant

    Scenario: No notice where goods, services or works are not told apart
      Given a decision record dated 12 November 2021
      And a contract for the items described worth £400,000 excluding VAT
      And the record states the contract schedule 3 as "outside"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold needs review because missing fact

    Scenario Outline: The supplier was found another way: <route>
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £400,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And the contract was awarded by <route>
      And no contract notice was published
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | route                     | outcome        |
        | a framework call-off      | does not apply |
        | dynamic purchasing        | does not apply |
        | an extension or variation | does not apply |
        | in-house                  | does not apply |
        | direct award              | is breached    |
        | quotations                | is breached    |

  Rule: What is not settled by the classification is not a breach

    Scenario: Light touch services are not measured against the ordinary threshold
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £579,000 excluding VAT
      And the CPV code is 85310000
      And no contract notice was published
      When the record is checked
      Then rule general-threshold does not apply

    Scenario Outline: Services that may be light touch, with no notice: <value>
      Given a decision record dated 12 November 2021
      And a contract for support services worth <value> excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | value       | outcome                          |
        | £189,329.99 | is compliant                     |
        | £189,330    | needs review because conditional |

    Scenario: Services that may be light touch, and no word on a notice
      Given a decision record dated 12 November 2021
      And a contract for support services worth £400,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      When the record is checked
      Then rule general-threshold needs review because conditional

    Scenario: Services that may be light touch, with a ground for doing without a notice
      Given a decision record dated 12 November 2021
      And a contract for support services worth £400,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And no contract notice was published
      And the record states the procurement exception claimed as "yes"
      When the record is checked
      Then rule general-threshold needs review because judgement required

    Scenario: Services that may be light touch, and no mention of VAT
      Given a decision record dated 12 November 2021
      And a contract for support services worth £200,000 with no mention of VAT
      And the record states the contract schedule 3 as "uncertain"
      And the record states the contract kind as "services"
      When the record is checked
      Then rule general-threshold needs review because conditional

    Scenario: Services that may be light touch, with a notice
      Given a decision record dated 12 November 2021
      And a contract for support services worth £400,000 excluding VAT
      And the record states the contract schedule 3 as "uncertain"
      And a contract notice was published on 1 June 2021
      When the record is checked
      Then rule general-threshold is compliant

    Scenario Outline: A purchase that nothing describes: <value>
      Given a decision record with these facts:
        | fact                             | value                 |
        | decision date                    | 12 November 2021      |
        | decision is procurement          | yes                   |
        | contract value                   | <value> excluding VAT |
        | procurement call for competition | none                  |
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | value       | outcome                          |
        | £189,329.99 | is compliant                     |
        | £189,330    | needs review because conditional |

  Rule: A value that is not known or not firm

    Scenario Outline: No value: <notice>
      Given a decision record with these facts:
        | fact                             | value            |
        | decision date                    | 12 November 2021 |
        | decision is procurement          | yes              |
        | contract schedule 3              | uncertain        |
        | procurement call for competition | <notice>         |
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | notice    | outcome                           |
        | none      | needs review because missing fact |
        | published | is compliant                      |

    Scenario: No value and no word on a notice
      Given a decision record with these facts:
        | fact                    | value            |
        | decision date           | 12 November 2021 |
        | decision is procurement | yes              |
        | contract schedule 3     | uncertain        |
      When the record is checked
      Then rule general-threshold needs review because missing fact
      And the finding for general-threshold is of medium severity

    Scenario: No value, and a ground for doing without a notice
      Given a decision record with these facts:
        | fact                             | value            |
        | decision date                    | 12 November 2021 |
        | decision is procurement          | yes              |
        | contract schedule 3              | outside          |
        | procurement call for competition | none             |
        | procurement exception claimed    | yes              |
      When the record is checked
      Then rule general-threshold needs review because missing fact

    Scenario Outline: Where VAT begins to decide: <value>
      Given a decision record dated 1 June 2022
      And a contract for temporary staff worth <value> with no mention of VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | value       | outcome                             |
        | £22,000     | is compliant                        |
        | £177,897.49 | is compliant                        |
        | £177,897.50 | needs review because ambiguous fact |

    Scenario: VAT decides from 2022
      Given a decision record dated 1 June 2022
      And a contract for temporary staff worth £200,000 with no mention of VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold needs review because ambiguous fact
      And the finding for general-threshold says "VAT"

    Scenario: VAT decides, and no word on a notice
      Given a decision record dated 1 June 2022
      And a contract for temporary staff worth £200,000 with no mention of VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      When the record is checked
      Then rule general-threshold needs review because ambiguous fact

    Scenario: VAT would decide, but a notice was published
      Given a decision record dated 1 June 2022
      And a contract for temporary staff worth £200,000 with no mention of VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And a contract notice was published on 1 March 2022
      When the record is checked
      Then rule general-threshold is compliant

    Scenario Outline: An assumed start hides the lower threshold of the year before: <date>, <notice>
      Given a decision record dated <date>
      And a contract for temporary staff worth £170,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And the record states the procurement call for competition as "<notice>"
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | date             | notice    | outcome                           |
        | 10 January 2018  | none      | needs review because missing fact |
        | 10 January 2018  | published | is compliant                      |
        | 31 December 2018 | none      | needs review because missing fact |
        | 1 January 2019   | none      | is compliant                      |

    Scenario: An assumed start hides the lower threshold, and no word on a notice
      Given a decision record dated 10 January 2018
      And a contract for temporary staff worth £170,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      When the record is checked
      Then rule general-threshold needs review because missing fact
      And the finding for general-threshold says "earlier start"

    Scenario Outline: An approximate value within 5% of the ordinary threshold: <value>
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth <value> excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And the record states the contract value qualifier as "estimated"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | value       | outcome                             |
        | £179,863.50 | is compliant                        |
        | £179,863.51 | needs review because ambiguous fact |
        | £189,329.99 | needs review because ambiguous fact |
        | £189,330    | is breached                         |

    Scenario: An approximate value at the ordinary threshold, and no word on a notice
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £189,330 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And the record states the contract value qualifier as "estimated"
      When the record is checked
      Then rule general-threshold needs review because missing fact

    Scenario: A firm value just below the ordinary threshold
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £189,329.99 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold is compliant

    Scenario: Only the bottom of a range of prices
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £120,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And the record states the contract value qualifier as "range low"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold needs review because ambiguous fact

    Scenario: Only the bottom of a range of prices, and no word on a notice
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £120,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And the record states the contract value qualifier as "range low"
      When the record is checked
      Then rule general-threshold needs review because ambiguous fact

    Scenario: Only the bottom of a range of prices, with a notice
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £120,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And the record states the contract value qualifier as "range low"
      And a contract notice was published on 1 June 2021
      When the record is checked
      Then rule general-threshold is compliant

  Rule: When the ordinary threshold of these Regulations governs

    Scenario Outline: From the first to the last day of the Regulations: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for temporary staff worth £400,000 excluding VAT
      And the CPV code is 79620000
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 26 February 2015 | is breached    |
        | 23 February 2025 | is breached    |
        | 24 February 2025 | does not apply |

    Scenario Outline: Health care from 2024 has no ordinary threshold: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for hospital services worth £900,000 excluding VAT
      And the record states the contract health service as "yes"
      And the record states the contract schedule 3 as "outside"
      And the record states the contract kind as "services"
      And no contract notice was published
      When the record is checked
      Then rule general-threshold <outcome>

      Examples:
        | date             | outcome        |
        | 31 December 2023 | is breached    |
        | 1 January 2024   | does not apply |

    Scenario: A decision that buys nothing has no threshold
      Given a decision record with these facts:
        | fact                             | value                  |
        | decision date                    | 12 November 2021       |
        | decision is procurement          | no                     |
        | contract schedule 3              | outside                |
        | contract value                   | £400,000 excluding VAT |
        | procurement call for competition | none                   |
      When the record is checked
      Then rule general-threshold does not apply

  Rule: Read in the words of a record

    Scenario: Agency staff bought directly for more than the threshold
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Supply of temporary staff to the contact centre
        Date of decision: 14 May 2021
        Decision maker: Assistant Director of Customer Services
        Decision made: To award a contract to Tolbury Staffing Ltd for the supply of temporary staff (CPV 79620000) from 1 June 2021 to 31 May 2022 at a maximum value of £240,000 excluding VAT.
        Reasons for decision: The award was made directly to the present supplier. No contract notice was published.
        """
      When the record is checked
      Then rule general-threshold is breached
      And the finding for general-threshold quotes "£240,000"
