Feature: Each rejected option has a reason
  Options and reasons belong together in regulation 13(4)(b) and (c) of SI 2012/2089. That each option needs its
  own reason is good practice, so no record is in breach for the lack of one.

  Rule: An option that was rejected comes with the reason

    Scenario: Every option has its reason
      Given a decision record with these facts:
        | fact                       | value                   |
        | alternatives section       | substantive             |
        | alternatives options       | do nothing; open tender |
        | alternatives reasons given | yes                     |
      When the record is checked
      Then rule alternatives-reasoned is compliant

    Scenario: A bare list of options
      Given a decision record with these facts:
        | fact                       | value                   |
        | alternatives section       | substantive             |
        | alternatives options       | do nothing; open tender |
        | alternatives reasons given | no                      |
      When the record is checked
      Then rule alternatives-reasoned needs review because judgement required
      And the finding for alternatives-reasoned says "without saying why"
      And the finding for alternatives-reasoned is of medium severity

    Scenario: It cannot be made out whether the options have reasons
      Given a decision record with these facts:
        | fact                 | value       |
        | alternatives section | substantive |
        | alternatives options | open tender |
      When the record is checked
      Then rule alternatives-reasoned needs review because missing fact
      And the finding for alternatives-reasoned is of medium severity

    Scenario: It is not clear which reason belongs to which option
      Given the record states the alternatives section as "substantive"
      And the record states the alternatives options as "do nothing; open tender"
      And the record gives the alternatives reasons given in two ways
      When the record is checked
      Then rule alternatives-reasoned needs review because ambiguous fact
      And the finding for alternatives-reasoned is of medium severity

    Scenario: Reasons count although the options can be told apart in two ways
      Given the record states the alternatives section as "substantive"
      And the record states the alternatives reasons given as "yes"
      And the record gives the alternatives options in two ways
      When the record is checked
      Then rule alternatives-reasoned is compliant

    Scenario: Reasons count although the options could not be told apart
      Given a decision record with these facts:
        | fact                       | value       |
        | alternatives section       | substantive |
        | alternatives reasons given | yes         |
      When the record is checked
      Then rule alternatives-reasoned is compliant

  Rule: Where no option is described there is none to give a reason for

    Scenario Outline: An alternatives section that is <state>
      Given the record states the alternatives section as "<state>"
      And the record states the alternatives reasons given as "no"
      When the record is checked
      Then rule alternatives-reasoned does not apply

      Examples:
        | state           |
        | absent          |
        | blank           |
        | nil             |
        | not applicable  |
        | cross reference |

    Scenario: An explained nil describes no option
      Given a decision record with these facts:
        | fact                       | value       |
        | alternatives section       | substantive |
        | alternatives options       | none        |
        | alternatives reasons given | no          |
      When the record is checked
      Then rule alternatives-reasoned does not apply

    Scenario: It is not known what the alternatives section says
      Given the record does not state the alternatives section
      When the record is checked
      Then rule alternatives-reasoned needs review because missing fact
      And the finding for alternatives-reasoned says "Look at the section on options"

  Rule: The reasons are read from the record itself

    Scenario Outline: The record says of an option that "<words>"
      Given the alternatives section says "<words>"
      When the record is checked
      Then rule alternatives-reasoned <outcome>

      Examples:
        | words                                                                                       | outcome      |
        | Run an open tender. This was rejected because it could not be completed before the winter.  | is compliant |
        | Extending the present contract was discounted as it would have cost a fifth more each year. | is compliant |
        | Option 1: do nothing. Option 2: run an open tender.                                         | needs review |
