Feature: Are these light touch services?
  Public Contracts Regulations 2015, reg 74 and Schedule 3: only listed services have the higher threshold, so the
  classification comes before every comparison of figures.

  Rule: The CPV code decides unless the substance points elsewhere

    Scenario Outline: A listed code and nothing that reads like a supply of people: <code>
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £100,000 excluding VAT
      And the CPV code is <code>
      When the record is checked
      Then rule light-touch-service is compliant

      Examples:
        | code       |
        | 85310000   |
        | 85311300-5 |
        | 79624000   |
        | 79625000   |
        | 80511000   |
        | 98513100   |

    Scenario Outline: Light touch is claimed for a code that is not listed: <code>
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £100,000 excluding VAT
      And the CPV code is <code>
      And the light touch regime is claimed
      When the record is checked
      Then rule light-touch-service is breached
      And the finding for light-touch-service says "appears not to comply"
      And the finding for light-touch-service is of high severity
      And the record is held

      Examples:
        | code     |
        | 79620000 |
        | 79632000 |
        | 79410000 |

    Scenario Outline: A code that is not listed, and no claim: <claim>
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £100,000 excluding VAT
      And the CPV code is 79620000
      And the record states the procurement light touch claimed as "<claim>"
      When the record is checked
      Then rule light-touch-service <outcome>

      Examples:
        | claim | outcome        |
        | no    | does not apply |
        | yes   | is breached    |

    Scenario: A code that is not listed, and not a word on light touch
      Given a decision record dated 12 November 2021
      And a contract for temporary staff worth £100,000 excluding VAT
      And the CPV code is 79620000
      When the record is checked
      Then rule light-touch-service does not apply

    Scenario: A code below a listed heading that is not itself listed
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £100,000 excluding VAT
      And the CPV code is 98390000
      When the record is checked
      Then rule light-touch-service needs review because missing fact
      And the finding for light-touch-service is of low severity

    Scenario: No code for services that sound like light touch services
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £100,000 excluding VAT
      When the record is checked
      Then rule light-touch-service needs review because missing fact
      And the finding for light-touch-service is of low severity
      And the finding for light-touch-service says "no CPV code"

    Scenario: A listed code and words that read like a supply of people
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £100,000 excluding VAT
      And the CPV code is 85310000
      And the record states the off payroll labour indicators as "two teams of six practitioners"
      When the record is checked
      Then rule light-touch-service needs review because judgement required
      And the finding for light-touch-service is of low severity

    Scenario: No code, and words that read like a supply of people
      Given a decision record dated 12 November 2021
      And a contract for social work services worth £100,000 excluding VAT
      And the record states the off payroll labour indicators as "day rates"
      When the record is checked
      Then rule light-touch-service needs review because judgement required
      And the finding for light-touch-service is of low severity

    Scenario: Light touch is claimed and nothing says for what
      Given a decision record with these facts:
        | fact                            | value                  |
        | decision date                   | 12 November 2021       |
        | decision is procurement         | yes                    |
        | contract value                  | £100,000 excluding VAT |
        | procurement light touch claimed | yes                    |
      When the record is checked
      Then rule light-touch-service needs review because missing fact
      And the finding for light-touch-service is of low severity

    Scenario: Nothing says what is bought
      Given a decision record with these facts:
        | fact                    | value                  |
        | decision date           | 12 November 2021       |
        | decision is procurement | yes                    |
        | contract value          | £100,000 excluding VAT |
      When the record is checked
      Then rule light-touch-service needs review because missing fact
      And the finding for light-touch-service is of low severity

  Rule: Between the two thresholds everything hangs on the classification

    Scenario Outline: No code, either side of the gap between the thresholds of 2021: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      When the record is checked
      Then rule light-touch-service needs review because <reason>
      And the finding for light-touch-service is of <severity> severity

      Examples:
        | value       | reason             | severity |
        | £189,329.99 | missing fact       | low      |
        | £189,330    | judgement required | critical |
        | £663,539.99 | judgement required | critical |
        | £663,540    | missing fact       | low      |

    Scenario: A listed code between the thresholds is enough
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £579,000 excluding VAT
      And the CPV code is 85310000
      When the record is checked
      Then rule light-touch-service is compliant

    Scenario: A listed code between the thresholds for what reads like a supply of people
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £579,000 excluding VAT
      And the CPV code is 85310000
      And the record states the off payroll labour indicators as "day rates"
      When the record is checked
      Then rule light-touch-service needs review because judgement required
      And the finding for light-touch-service is of critical severity
      And the finding for light-touch-service says "hangs on the classification"

    Scenario: An unlisted child of a listed code between the thresholds
      Given a decision record dated 12 November 2021
      And a contract for the services described worth £579,000 excluding VAT
      And the CPV code is 98390000
      When the record is checked
      Then rule light-touch-service needs review because judgement required

  Rule: When the question arises

    Scenario Outline: From the first to the last day of the Regulations on light touch services: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for the services described worth £100,000 excluding VAT
      And the CPV code is 85310000
      When the record is checked
      Then rule light-touch-service <outcome>

      Examples:
        | date             | outcome        |
        | 25 February 2015 | does not apply |
        | 26 February 2015 | is compliant   |
        | 23 February 2025 | is compliant   |
        | 24 February 2025 | does not apply |

    Scenario Outline: Health care from 2024 needs no light touch classification: <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for community health services worth £100,000 excluding VAT
      And the CPV code is 85323000
      And the record states the contract health service as "yes"
      When the record is checked
      Then rule light-touch-service <outcome>

      Examples:
        | date             | outcome        |
        | 31 December 2023 | is compliant   |
        | 1 January 2024   | does not apply |

    Scenario: A decision that buys nothing has nothing to classify
      Given a decision record with these facts:
        | fact                            | value            |
        | decision date                   | 12 November 2021 |
        | decision is procurement         | no               |
        | contract schedule 3             | inside           |
        | procurement light touch claimed | yes              |
      When the record is checked
      Then rule light-touch-service does not apply

    Scenario: Works are not light touch services
      Given a decision record dated 12 November 2021
      And a contract for the building of a school worth £900,000 excluding VAT
      And the CPV code is 45214200
      And the record states the contract kind as "works"
      When the record is checked
      Then rule light-touch-service does not apply

  Rule: Read in the words of a record on classification

    Scenario: A code stated in the text
      Given the following decision record:
        """
        Record of officer decision

        Decision title: Award of contract for short breaks
        Date of decision: 9 June 2021
        Decision maker: Director of Adult Services
        Decision made: To award a contract to Pinewood Respite CIC for welfare services for disabled people (CPV 85311200-4) from 1 July 2021 to 30 June 2023 at a maximum value of £160,000 excluding VAT.
        """
      When the record is checked
      Then rule light-touch-service is compliant
      And the finding for light-touch-service quotes "85311200-4"

  Rule: The thresholds of every period count

    Scenario Outline: No code, either side of the gap between the thresholds of its day: <value> on <date>
      Given a decision record dated <date>
      And the procurement commenced on <date>
      And a contract for social work services worth <value> <vat>
      When the record is checked
      Then rule light-touch-service needs review because <reason>
      And the finding for light-touch-service is of <severity> severity

      Examples:
        | date             | value       | vat           | reason             | severity |
        | 26 February 2015 | £172,513.99 | excluding VAT | missing fact       | low      |
        | 26 February 2015 | £172,514    | excluding VAT | judgement required | critical |
        | 26 February 2015 | £625,049.99 | excluding VAT | judgement required | critical |
        | 26 February 2015 | £625,050    | excluding VAT | missing fact       | low      |
        | 31 December 2017 | £164,175.99 | excluding VAT | missing fact       | low      |
        | 31 December 2017 | £164,176    | excluding VAT | judgement required | critical |
        | 31 December 2017 | £589,147.99 | excluding VAT | judgement required | critical |
        | 31 December 2017 | £589,148    | excluding VAT | missing fact       | low      |
        | 1 January 2018   | £181,301.99 | excluding VAT | missing fact       | low      |
        | 1 January 2018   | £181,302    | excluding VAT | judgement required | critical |
        | 1 January 2018   | £615,277.99 | excluding VAT | judgement required | critical |
        | 1 January 2018   | £615,278    | excluding VAT | missing fact       | low      |
        | 31 December 2023 | £213,476.99 | including VAT | missing fact       | low      |
        | 31 December 2023 | £213,477    | including VAT | judgement required | critical |
        | 31 December 2023 | £663,539.99 | including VAT | judgement required | critical |
        | 31 December 2023 | £663,540    | including VAT | missing fact       | low      |
        | 1 January 2024   | £214,903.99 | including VAT | missing fact       | low      |
        | 1 January 2024   | £214,904    | including VAT | judgement required | critical |
        | 1 January 2024   | £663,539.99 | including VAT | judgement required | critical |
        | 1 January 2024   | £663,540    | including VAT | missing fact       | low      |

    Scenario: Whether the services are in Schedule 3 can be read in two ways
      Given a decision record dated 12 November 2021
      And a contract for the items described worth £700,000 excluding VAT
      And the record gives the contract schedule 3 in two ways
      When the record is checked
      Then rule light-touch-service needs review because ambiguous fact
