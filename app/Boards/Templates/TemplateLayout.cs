namespace Fachgruppe.Boards.Templates;

/// <summary>Where the frames of templates lie. Widths hold whole notes side by side.</summary>
internal static class TemplateLayout
{
    /// <summary>Wide enough for two notes side by side.</summary>
    public const int Column = 316;

    /// <summary>The height of a column that nothing else decides.</summary>
    public const int ColumnHeight = 640;

    private const int Gap = 24;
    private const int Half = 700;
    private const int HalfHeight = 360;
    private const int Cell = 260;

    /// <summary>Columns in a row.</summary>
    public static IReadOnlyList<TemplateFrame> Columns(params IReadOnlyList<string> titles) =>
        [.. titles.Select((title, index) => new TemplateFrame(title, "column", At(index), 0, Column, ColumnHeight))];

    /// <summary>Two by two, with a note in each that says what belongs there.</summary>
    public static IReadOnlyList<TemplateFrame> Quarters(params IReadOnlyList<string> titles) =>
        [.. titles.Select((title, index) => new TemplateFrame(
            title, "region", index % 2 * (Half + Gap), index / 2 * (HalfHeight + Gap), Half, HalfHeight, title + "-hint"))];

    /// <summary>The nine fields of a lean canvas: five columns, two of them halved, above two wide fields.</summary>
    public static IReadOnlyList<TemplateFrame> LeanCanvas()
    {
        const int Whole = (2 * Cell) + Gap;
        const double Wide = ((5 * Column) + (3 * Gap)) / 2d;
        return
        [
            Field("problem", At(0), 0, Column, Whole),
            Field("solution", At(1), 0, Column, Cell),
            Field("figures", At(1), Cell + Gap, Column, Cell),
            Field("value", At(2), 0, Column, Whole),
            Field("edge", At(3), 0, Column, Cell),
            Field("ways", At(3), Cell + Gap, Column, Cell),
            Field("people", At(4), 0, Column, Whole),
            Field("costs", 0, Whole + Gap, Wide, Cell),
            Field("income", Wide + Gap, Whole + Gap, Wide, Cell),
        ];
    }

    /// <summary>Three tables with a question and a host each, the rounds before them and the harvest behind.</summary>
    public static IReadOnlyList<TemplateFrame> WorldCafe() =>
    [
        new("cafe-rounds", "column", At(0), 0, Column, ColumnHeight, "cafe-round-1", "cafe-round-2", "cafe-round-3", "cafe-rule"),
        new("cafe-table-1", "column", At(1), 0, Column, ColumnHeight, "cafe-host", "cafe-question"),
        new("cafe-table-2", "column", At(2), 0, Column, ColumnHeight, "cafe-host", "cafe-question"),
        new("cafe-table-3", "column", At(3), 0, Column, ColumnHeight, "cafe-host", "cafe-question"),
        new("cafe-harvest", "column", At(4), 0, Column, ColumnHeight, "cafe-harvest-hint"),
    ];

    private static TemplateFrame Field(string name, double x, double y, double w, double h) =>
        new("canvas-" + name, "region", x, y, w, h, $"canvas-{name}-hint");

    private static double At(int index) => index * (Column + Gap);
}
