import { readCases } from './cases.ts';

/** Written for this project; people and bodies are made up unless they are offices. */
export const englishCases = readCases(`
# news
The mayor said the bridge would reopen in May.
= indirect | The mayor | said | the bridge would reopen in May
“We lost everything,” said Anna Kowalski, a resident of the valley.
= direct | Anna Kowalski, a resident of the valley | said | “We lost everything,”
“The water rose fast,” she said. “Nobody slept.”
= direct | she | said | “The water rose fast,”
= direct | she | - | “Nobody slept.”
“If the rain stops,” the engineer said, “the dam will hold.”
= direct | the engineer | said | “If the rain stops,” + “the dam will hold.”
According to the weather service, the storm will weaken by Friday.
= indirect | the weather service | According to | the storm will weaken by Friday
The storm will weaken by Friday, according to the weather service.
= indirect | the weather service | according to | The storm will weaken by Friday
The company denied that it had misled investors.
= indirect | The company | denied | that it had misled investors
Police warned drivers to avoid the coastal road.
= indirect | Police | warned | drivers to avoid the coastal road
Health Minister Ruth Okafor told reporters that vaccines were in short supply.
= indirect | Health Minister Ruth Okafor | told | that vaccines were in short supply
Two witnesses said that the driver had fallen asleep.
= indirect | Two witnesses | said | that the driver had fallen asleep
The ministry called the report “deeply misleading and unfair.”
= mixed | The ministry | called | the report “deeply misleading and unfair.”
The new line will open in June, officials said.
= indirect | officials | said | The new line will open in June
The talks, diplomats said, had reached a dead end.
= indirect | diplomats | said | The talks + had reached a dead end
In a statement on Monday, the union said its members would strike next week.
= indirect | the union | said | its members would strike next week
The prime minister did not say whether elections would be held.
= indirect | The prime minister | say | whether elections would be held
The governor urged residents to boil their water.
= indirect | The governor | urged | residents to boil their water
The court ordered the firm to pay damages.
= indirect | The court | ordered | the firm to pay damages
She was quoted as saying that the fund was empty.
= indirect | She | saying | that the fund was empty
“Why now?” asked the chairman.
= direct | the chairman | asked | “Why now?”
Officials have repeatedly stressed that the figures are preliminary.
= indirect | Officials | stressed | that the figures are preliminary
The spokesman declined to comment on the case.
The report was published on Tuesday.
He made several claims about the budget.
The so-called "quick fix" has cost millions.
= soCalled | "quick fix"
The minister said on Thursday that talks would resume, adding that no date had been set.
= indirect | The minister | said | that talks would resume
= indirect | The minister | adding | that no date had been set
Shares fell after the bank reported a loss.
# reports
The report states that emissions fell in 2019.
= document | The report | states | that emissions fell in 2019
The data show that exports rose for six months in a row.
= evidential | The data | show | that exports rose for six months in a row
A recent study found that children who read daily sleep better.
= evidential | A recent study | found | that children who read daily sleep better
Survey results suggest that confidence is returning.
= evidential | Survey results | suggest | that confidence is returning
Article 12 of the charter says that every member has one vote.
= document | Article 12 of the charter | says | that every member has one vote
We believe that the evidence is strong.
= self | We | believe | that the evidence is strong
The committee recommended that the law be amended.
= indirect | The committee | recommended | that the law be amended
The central bank announced that it would hold rates steady.
= indirect | The central bank | announced | that it would hold rates steady
Economists expect growth to slow.
The term “soft power” is now common.
= term | “soft power”
# essays and history
Aristotle said that man is a political animal.
= indirect | Aristotle | said | that man is a political animal
As the old saying goes, “Many hands make light work.”
= saying | the old saying | goes | “Many hands make light work.”
Seneca wrote: “Luck is what happens when preparation meets opportunity.”
= direct | Seneca | wrote | “Luck is what happens when preparation meets opportunity.”
Her essay “The Quiet Harbour” won a prize.
= title | “The Quiet Harbour”
The banner read “Bread and Roses for All of Us”.
= text | “Bread and Roses for All of Us”
The workers' rights weren't discussed.
Historians argue that the war was avoidable.
= indirect | Historians | argue | that the war was avoidable
# fiction and sport
"I can't go," he whispered.
= direct | he | whispered | "I can't go,"
"It's late," said Tom. "We should leave."
= direct | Tom | said | "It's late,"
= direct | Tom | - | "We should leave."
“My coach told me, ‘Never look back,’ and I never did,” the runner recalled.
= direct | the runner | recalled | “My coach told me, ‘Never look back,’ and I never did,”
= direct | My coach | told | ‘Never look back,’
Head coach Luis Ferrer praised his side’s “incredible spirit and discipline” after the match.
= mixed | Head coach Luis Ferrer | praised | his side’s “incredible spirit and discipline” after the match
'We were lucky,' the captain admitted.
= direct | the captain | admitted | 'We were lucky,'
The goalkeeper, who was injured in March, said she would return soon.
= indirect | The goalkeeper | said | she would return soon
# business
Chief executive Mark Tan said he was “cautiously optimistic about the second half”.
= mixed | Chief executive Mark Tan | said | he was “cautiously optimistic about the second half”
Analysts at Northbridge Capital predict that margins will shrink.
= indirect | Analysts at Northbridge Capital | predict | that margins will shrink
The airline said in a filing that it would cut routes.
= indirect | The airline | said | that it would cut routes
“Demand is back,” Lena Fischer, the firm’s finance director, told investors.
= direct | Lena Fischer, the firm’s finance director | told | “Demand is back,”
The group pledged to halve its emissions by 2030.
= indirect | The group | pledged | to halve its emissions by 2030
The start-up describes itself as a “super app”.
= term | “super app”
The firm noted a drop in sales.
Rising costs added pressure on suppliers.
The United States has three time zones here.
# further
Speaking in Lisbon on Tuesday, Foreign Secretary Helen Ward said the treaty was “dead in the water”.
= mixed | Foreign Secretary Helen Ward | said | the treaty was “dead in the water”
“It is a proud day,” the ambassador told reporters in Nairobi.
= direct | the ambassador | told | “It is a proud day,”
The UN’s food agency warned on Friday that famine was imminent.
= indirect | The UN’s food agency | warned | that famine was imminent
Dr. Amy Chen, who led the trial, said the drug was safe.
= indirect | Dr. Amy Chen | said | the drug was safe
“We will appeal,” added his lawyer, Peter Moss.
= direct | his lawyer, Peter Moss | added | “We will appeal,”
The judge asked whether the witness had seen the letter.
= indirect | The judge | asked | whether the witness had seen the letter
Figures released on Monday showed that unemployment fell to 4.1 percent.
= evidential | Figures released on Monday | showed | that unemployment fell to 4.1 percent
Critics argue the law is unfair, but supporters say it protects children.
= indirect | Critics | argue | the law is unfair
= indirect | supporters | say | it protects children
“I have nothing to hide,” he said, and walked away.
= direct | he | said | “I have nothing to hide,”
The government has promised to publish the inquiry’s findings.
= indirect | The government | promised | to publish the inquiry’s findings
Thoreau once wrote that most men lead lives of quiet desperation.
= indirect | Thoreau | wrote | that most men lead lives of quiet desperation
The letter, dated 3 May, said the contract was void.
= document | The letter | said | the contract was void
“Stop!” shouted a guard.
= direct | a guard | shouted | “Stop!”
He stressed the importance of trade.
The bank’s chief economist, Ana Ruiz, expects rates to fall.
According to a 2019 study, one in five adults lives alone.
= document | a 2019 study | According to | one in five adults lives alone
The president said he would veto the bill and called on Congress to start again.
= indirect | The president | said | he would veto the bill
= indirect | The president | called on | Congress to start again
“The numbers don’t lie,” Singh said. “Sales have doubled.”
= direct | Singh | said | “The numbers don’t lie,”
= direct | Singh | - | “Sales have doubled.”
Many teachers say pupils are tired.
= indirect | Many teachers | say | pupils are tired
The mayor dismissed the claims as “nonsense from start to finish”.
= mixed | The mayor | dismissed | the claims as “nonsense from start to finish”
In her view, cities need trees.
The exhibition, titled “Light and Stone”, opens on Friday.
= title | “Light and Stone”
Ministers agreed on a plan.
The ministry said: “All schools will reopen on 1 September.”
= direct | The ministry | said | “All schools will reopen on 1 September.”
A spokesperson for the airline said passengers had been rebooked.
= indirect | A spokesperson for the airline | said | passengers had been rebooked
Professor Ian Lowe of Dunmore University says the glaciers are shrinking faster than expected.
= indirect | Professor Ian Lowe of Dunmore University | says | the glaciers are shrinking faster than expected
“You cannot eat money,” the old farmer liked to say.
= direct | the old farmer | say | “You cannot eat money,”
Opposition leaders accused the cabinet of hiding the cost.
The commission concluded that safety rules had been ignored for years.
= indirect | The commission | concluded | that safety rules had been ignored for years
“No comment,” a bank spokeswoman said when asked about the fine.
= direct | a bank spokeswoman | said | “No comment,”
The captain said, “We go again on Sunday.”
= direct | The captain | said | “We go again on Sunday.”
It is said that the house is haunted.
The minister insisted the cuts were “painful but necessary for recovery”.
= mixed | The minister | insisted | the cuts were “painful but necessary for recovery”
Polls suggest the vote will be close.
= evidential | Polls | suggest | the vote will be close
“What now?” she wondered.
= direct | she | wondered | “What now?”
Reuters reported that two ships had collided.
= indirect | Reuters | reported | that two ships had collided
The pilot, Captain Joan Reyes, told investigators the warning light had failed.
= indirect | The pilot, Captain Joan Reyes | told | the warning light had failed
Residents complained that the noise kept them awake.
= indirect | Residents | complained | that the noise kept them awake
Confucius said: “Learning without thought is labour lost.”
= direct | Confucius | said | “Learning without thought is labour lost.”
The author of the study, Mei Lin, cautioned that the sample was small.
= indirect | The author of the study, Mei Lin | cautioned | that the sample was small
`);
