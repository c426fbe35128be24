/**
 * Names that are also everyday words. As a name they are only taken when written with a capital letter; "will" in the
 * middle of a sentence stays what it is. Folded spelling. Both the masking and the egress check know this list.
 */
const WORDS = `
abbey able ace adept air alder all amber angel apple april archer arrow art ash aspen august autumn baker banks bank
barber barn bass bay beach beam bear bell berry best bill bird bishop black blaze bliss bloom blue bond book booth boss
bowen bowman branch brand brave bridge bridges bright brook brooks brown buck bud burn burns bush butler button camp
candy car carpenter carry carter case cash castle chance chase chip christian church clark clay clear clerk cliff close
cloud coast cole cook cooper coral corn court cotton cross crystal daisy dale dawn day days dean deal destiny dew diamond
dodge dove drew drum duke dusty eagle early east easter ever faith fall farmer fern field fields finch fine fish
fisher flint flood flower floyd forbes ford forest foster fox frank free freedom friend frost fuller gage game garden
gates gay gene gentry ginger given glass gold golden good grace grand grant grave graves gray green grey ground grove
guard guest gunner guy hall hand hands happy hardy harmony harper harvest hawk hay hazel head heart heath heather
heaven hen henry herb hill hills holiday holly home honey hood hope house hunt hunter ice iris iron ivory ivy jack
jade jay jean jewel job join joy judge june just justice kay keen key king kings kit knight lake land lane large lark
lasting laurel law lawn laws leaf lee lily lily line link little lock long lord love low luck lucky lynn mace major
make man manner march mark marks marsh marshal marsh mason master may meadow mercy mike mile miles mill miller mills
mine mint miss monday money moon moor more morning moss mount myrtle new nice night noble noel norm north oak ocean
olive opal orchard page paige paris park parker parks parson patience paul peace peak pearl penny pepper perry piper
pitt plant plum pond pool pope porter post potter price pride prince prior prosper queen quick rain raven ray reader
reading reed reef rich ridge right ring river rivers road rob robin rock rod roman rose ruby rule rush rusty ryan sage
sailor saint sales sand sandy savage say scholar sea season self senior service shade sharp shaw shepherd ship short
silver singer sky small smart smith snow soldier song south spark sparrow spears spring stack star starr steel stephens
sterling stern still stone storm story street strong summer summit sun sunny sweet swift talent tanner tate taylor temple
terry thorn tiger title todd tool town trace travel tree trinity true trust turner twin vale van victor violet virtue
wade wait walk walker wall walls ward waters way weaver webb wells west wheat wheeler white wild will wills wind winter
wise wolf wood woods woody word work worth wren wright yard york young zion
account address agent billing board business client company contact customer director doctor email group health
manager member north office order owner partner patient phone president product project queue record sales support team user
`;

/** Names that are everyday words, folded. */
export const AMBIGUOUS_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean));

/** Words that begin a sentence so often that a capital letter there says nothing. */
const SENTENCE_STARTERS = new Set(
  'will may can all more new just still long given make wait any say art case just close good early ever'.split(
    ' ',
  ),
);

/** What follows a sentence starter when it is not a name: "Will you", "May the". */
const AFTER_STARTER = new Set(
  'i you we they he she it the this that these those there be not a an of to in on for your our my their his her is are as'.split(
    ' ',
  ),
);

/** True when a folded word is a name and an everyday word at once. */
export function isAmbiguous(folded: string): boolean {
  return AMBIGUOUS_WORDS.has(folded);
}

/** True when a capitalised ambiguous word reads as the everyday word: "May I", "Will the customer". */
export function readsAsWord(folded: string, nextFolded: string | undefined): boolean {
  return SENTENCE_STARTERS.has(folded) && nextFolded !== undefined && AFTER_STARTER.has(nextFolded);
}
