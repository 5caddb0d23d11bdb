"""What the article claims, by number, in our own words.

The numbers themselves stand in ``twodoors.model.claims``: checks of findings are kept for as long as that room is the
same, and a claim that is worded anew changes none.
"""

from __future__ import annotations

#: What each claim says, by its number: the section, a dot, and its place there.
SAID = {
    "1.1": "The drone strike that killed Soleimani was bold, and its effects may reach far.",
    "1.2": "It makes war more likely.",
    "1.3": "It could also open a way to diplomacy.",
    "1.4": "Washington’s first task is to limit what it does to Iraq.",
    "2.1": "For Iraq the strike was a nightmare: it dreads that others will fight out their quarrel on its soil.",
    "2.2": "Iraq has tried to keep its patron, America, and its neighbour, Iran, in balance, and to stay sovereign.",
    "2.3": "Months of protest, which he calls violent, were an opening that nobody expected: against corruption, and "
    "against Iran’s influence too.",
    "2.4": "The killing turned attention to the American troops instead.",
    "3.1": "Militias backed by Iran helped to defeat the Islamic State in Iraq.",
    "3.2": "The government has since tried to bring them under its control, mostly without success.",
    "4.1": "On 5 January Iraq’s parliament asked the government to send foreign troops away: some 5,000 are American.",
    "4.2": "That need not settle it: a caretaker government may lack the power, or the wish.",
    "5.1": "One militia, Kataib Hezbollah, drove the violence of those months to force the Americans out, surely with "
    "Iran’s approval.",
    "5.2": "To expel them now would be to walk into its trap: violence rewarded, the state weakened, the fight against "
    "the Islamic State at risk.",
    "5.3": "It would displease Iraq’s Kurds and Sunnis, and the Arab states whose support Iraq needs beside Iran.",
    "6.1": "Washington has too often seen Iraq only through its quarrel with Iran.",
    "6.2": "It should say in public that it respects Iraq’s sovereignty, what its troops are for, and that it will "
    "agree on them with Baghdad.",
    "6.3": "It should protect its people, and carry its fight with Iran elsewhere.",
    "6.4": "It should use new attacks in Iraq to turn attention back to Iran.",
    "7.1": "Beyond Iraq, the conflict with Iran may escalate.",
    "7.2": "One can only hope that Iran is deterred from the revenge it threatens.",
    "7.3": "The threat of worse will probably last unless diplomacy resumes.",
    "8.1": "From President Putin an initiative can be expected, as in 2013 over Syria’s chemical weapons.",
    "8.2": "President Obama welcomed that one, and so, probably, would President Trump this one.",
    "8.3": "Moscow may wish to save a sometime ally from a fight that Iran would lose and that may harm Russia too.",
    "9.1": "The Europeans behind the nuclear deal of 2015 may take a new interest in making peace between the two.",
    "10.1": "America’s Arab allies have pressed, in private, for a seat at talks on Iran’s nuclear programme, "
    "its missiles and its reach in the region.",
    "11.1": "Tehran should take a diplomatic way out when one appears.",
    "11.2": "Hardship is growing, and could bring back the protests of the autumn, which brutal force put down.",
    "11.3": "With their rule in danger, Iran’s leaders have shown themselves able to be pragmatic.",
    "11.4": "More conflict would almost certainly bring sanctions that are harsher and more destabilising.",
    "12.1": "To leave the Middle East is what Trump tried, as Obama had; both failed.",
    "12.2": "The United States stays because it has vital interests there.",
    "12.3": "The killing may draw it in deeper.",
    "12.4": "It need not, if those concerned choose diplomacy.",
}


def of_section(section: int) -> dict[str, str]:
    """What the claims of this section say, by their numbers, in their order."""
    return {number: said for number, said in SAID.items() if number.split(".")[0] == str(section)}
