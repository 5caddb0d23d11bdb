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
    "2.1": "For Iraq the strike was a nightmare: it fears becoming the battlefield of others.",
    "2.2": "Iraq has tried to keep a balance between its patron America and its neighbour Iran, and to stay its own "
    "master.",
    "2.3": "Months of protest, which he calls violent, were an unexpected opening: against corruption, and against "
    "Iran’s influence too.",
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
    "7.2": "Iran threatens revenge; that it is deterred is no more than a hope.",
    "7.3": "The threat of worse will last unless diplomacy resumes.",
    "8.1": "President Putin can be expected to start a diplomatic initiative, as in 2013 over Syria.",
    "8.2": "President Obama welcomed that one; President Trump would likely welcome this one.",
    "8.3": "Moscow may wish to save a partner of former days from a war that is beyond this one’s power to win.",
    "9.1": "The Europeans behind the nuclear deal of 2015 may try again to make peace between the two.",
    "10.1": "America’s Arab allies want to be at the table, with Iran’s missiles and its reach in the region on it.",
    "11.1": "Tehran should take a diplomatic way out when one appears.",
    "11.2": "Hardship is growing, and could revive the protests that were put down by force in the autumn.",
    "11.3": "Iran’s leaders have been pragmatic before, when their rule was in danger.",
    "11.4": "More conflict would almost certainly bring harsher sanctions.",
    "12.1": "Obama and Trump both tried to leave the Middle East, and neither could.",
    "12.2": "The United States stays because it has vital interests there.",
    "12.3": "The killing may draw it in deeper.",
    "12.4": "It need not, if those concerned choose diplomacy.",
}


def of_section(section: int) -> dict[str, str]:
    """What the claims of this section say, by their numbers, in their order."""
    return {number: said for number, said in SAID.items() if number.split(".")[0] == str(section)}
