/**
 * The shapes of the board protocol (app/Boards/PROTOCOL.md) as the client uses them.
 *
 * @typedef {"yellow"|"orange"|"pink"|"violet"|"blue"|"teal"|"green"|"white"} Color
 * @typedef {"s"|"m"|"l"} Size
 * @typedef {"column"|"region"} FrameKind
 * @typedef {"administration"|"company"|"science"|"association"|"guest"} Sector
 *
 * @typedef {object} Note
 * @property {string} id
 * @property {string} text at most 2,000 Unicode scalar values
 * @property {number} x left edge in world units (CSS px at 100 %)
 * @property {number} y top edge
 * @property {Color} color
 * @property {Size} size
 * @property {string|null} frame
 * @property {string|null} group
 * @property {string} order fractional index
 * @property {string|null} author null where hidden
 * @property {number} at unix ms
 * @property {boolean} [locked] only the moderation changes it
 *
 * @typedef {object} Frame
 * @property {string} id
 * @property {string} title
 * @property {FrameKind} kind
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {string} order
 * @property {boolean} [locked]
 *
 * @typedef {object} Group
 * @property {string} id
 * @property {string} title
 * @property {string|null} frame
 * @property {number} x
 * @property {number} y
 * @property {string} order
 * @property {boolean} [locked]
 *
 * @typedef {{length: number, end?: number, left?: number}} BoardTimer end: it runs until then by the server's clock; left: it rests
 * @typedef {{id: string, name: string, sector?: Sector, demo?: boolean}} Person
 * @typedef {{id: string, title: string, audience: string, phase: string|null, frozen?: boolean, timer?: BoardTimer|null, description?: string|null}} BoardInfo
 *
 * @typedef {object} OpenState the answer of Open, the body of GET /api/v1/boards/{id}, the state in the page
 * @property {number} seq
 * @property {{id: string|null, name: string, role: Role}} you
 * @property {BoardInfo} board
 * @property {Note[]} notes
 * @property {Frame[]} frames
 * @property {Group[]} groups
 * @property {OpenVoting[]} votings
 * @property {Person[]} people
 *
 * @typedef {{opId: string, type: string, id?: string} & Record<string, any>} Op
 * @typedef {Op & {seq: number, actor: string|null, at: number}} AppliedOp
 * @typedef {{from: number, to: number, ops: AppliedOp[]}} AppliedFrame
 * @typedef {{opId: string, seq?: number, error?: {code: string, message: string}}} Receipt
 * @typedef {{seq: number, you: OpenState["you"], ops: AppliedOp[], votings: OpenVoting[]}} OpenOps
 *
 * @typedef {"lead"|"edit"|"notes"|"read"} Role "lead": changes the board itself too; "notes": adds, and touches only what is one's own
 * @typedef {object} Voting
 * @property {string} id
 * @property {string} title
 * @property {"dots"|"resistance"|"decision"} kind
 * @property {number} budget dots of each person
 * @property {number} max dots of a person on one target
 * @property {"both"|"notes"|"groups"} targets
 * @property {"open"|"until_closed"|"secret"} secrecy
 * @property {number} seats people in the room without a device
 * @property {"open"|"closed"} status
 * @property {string[]|null} options what resistance is asked about
 * @property {string|null} text what is to be decided
 * @property {string[]|null} eligible people who may decide
 * @property {string[]|null} units whose one vote each of them casts
 * @property {"person"|"organisation"|null} per
 * @property {"simple"|"absolute"|"two_thirds"|null} rule
 * @property {number|null} quorum
 * @property {string[]|null} deputies person and deputy by turns
 *
 * @typedef {{target: string, dots: number}} TargetDots
 * @typedef {{id: string, n: number, voters: number, room: number, dots?: TargetDots[], answers?: number[][], result?: string, named?: {unit: string, by: string, choice: "yes"|"no"|"abstain"}[]}} Tally dots and answers are absent while they are secret
 * @typedef {{id: string, own: TargetDots[], fromRoom?: TargetDots[], ballot: number[], voted: string[]}} OwnVotes voted: the votes that are in, of those this person casts
 * @typedef {Voting & Tally & OwnVotes} OpenVoting
 *
 * @typedef {"notes"|"frames"|"groups"|"votings"} Kind
 * @typedef {{boardId: string, lang: string, hubUrl: string, signedIn: boolean, role: Role, personId: string|null}} Config
 * @typedef {{x: number, y: number, w: number, h: number}} Rect
 */

export {};
