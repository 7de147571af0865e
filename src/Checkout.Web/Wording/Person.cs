namespace Checkout.Web.Wording;

/// <summary>Short forms of people's names.</summary>
public static class Person
{
    /// <summary>Two initials where a name has two parts in letters that have cases, otherwise its first character.</summary>
    public static string Initials(string name)
    {
        var parts = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return "?";
        }

        var first = First(parts[0]);
        var last = First(parts[^1]);
        return parts.Length > 1 && char.IsUpper(first, 0) && char.IsUpper(last, 0) ? first + last : first;
    }

    /// <summary>The name to say in a button: “Ask Noémie a question”. Family names come first in scripts without cases, so those are kept
    /// whole.</summary>
    public static string CallName(string name)
    {
        var parts = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && char.IsUpper(First(parts[0]), 0) ? parts[0] : name;
    }

    private static string First(string part) => StringInfo.GetNextTextElement(part).ToUpper(CultureInfo.InvariantCulture);
}
