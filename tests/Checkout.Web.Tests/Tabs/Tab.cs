using Checkout.Testing.Builders;

namespace Checkout.Web.Tests.Tabs;

/// <summary>What is asked of a list, and the numbers that it answers with.</summary>
/// <param name="Query">What stands after the question mark.</param>
public sealed record Asked(string Query, params IReadOnlyList<string> Numbers);

/// <summary>Two pages that link to each other.</summary>
public sealed record Linked(string One, string Other);

/// <summary>
/// A tab as <see cref="ListingATab{TTab}"/> tests it: what is put into it, what it is asked, and what it answers. At most 25 rows are
/// seeded, so that all of them stand on the first page.
/// </summary>
public abstract class Tab
{
    /// <summary>“/Invoices”.</summary>
    public abstract string Path { get; }

    /// <summary>The heading where there is nothing, and a few words of what is said then.</summary>
    public abstract (string Heading, string Words) Empty { get; }

    /// <summary>Searches, in any order of the numbers.</summary>
    public abstract IReadOnlyList<Asked> Searches { get; }

    /// <summary>Filters by status, date and what else the tab has, in any order of the numbers.</summary>
    public abstract IReadOnlyList<Asked> Filters { get; }

    /// <summary>Sorts, each with the numbers in their order.</summary>
    public abstract IReadOnlyList<Asked> Orders { get; }

    /// <summary>Columns of the exports that hold amounts.</summary>
    public abstract IReadOnlyList<string> Amounts { get; }

    /// <summary>Pages that are reached from each other.</summary>
    public abstract IReadOnlyList<Linked> Links { get; }

    /// <summary>Files and further pages under a row's own, “/Pdf” for instance.</summary>
    public virtual IReadOnlyList<string> Files => [];

    /// <summary>Puts the same numbers into any account.</summary>
    /// <param name="mark">A word that only this account's documents carry, in a text that pages and exports show.</param>
    public abstract Task SeedAsync(World world, string mark);

    /// <summary>A row for the list of very many; its number is “BULK-” and five digits.</summary>
    public abstract object Bulk(World world, string number, int index);
}
