using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fachgruppe.Platform.Html;

/// <summary><c>&lt;icon name="plus" /&gt;</c>: one drawing of the sprite, silent for screen readers unless it has a label.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>The symbol's name without <c>i-</c>.</summary>
    public required string Name { get; set; }

    /// <summary>What the icon says where no word stands beside it.</summary>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        output.Content.SetHtmlContent($"<use href=\"/img/icons.svg#i-{Name}\"></use>");
    }
}
