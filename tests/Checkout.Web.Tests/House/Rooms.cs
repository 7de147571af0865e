using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Testing;
using Checkout.Web.Hosting;

namespace Checkout.Web.Tests.House;

/// <summary>Every thing has one room: folders stay small, and the top folders of a project don't depend on each other in circles.</summary>
[Trait("Acceptance", "H4")]
public sealed class Rooms
{
    private const int MostFiles = 20;

    // Read once for all projects: that takes longer than what is asked of it.
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Architecture = new(() => new ArchLoader()
        .LoadAssemblies(typeof(Money).Assembly, typeof(CheckoutDbContext).Assembly, typeof(Portal).Assembly).Build());

    // Of a project: folders that may depend on each other in circles, and why.
    private static readonly Dictionary<string, (string[] Folders, string Why)> Circles = new(StringComparer.Ordinal)
    {
        ["Checkout.Domain"] = (["Contracts", "InstalledProducts", "Invoices", "Ledger", "Orders", "Payments", "Quotes"],
            "An accepted quote becomes an order, an order’s cancellation looks back at it, and the ledger connects what they are billed "
            + "and "
            + "paid with: one aggregate of sales, kept in folders by document so that each is found by its name."),
    };

    [Fact]
    public void No_folder_holds_more_than_twenty_files()
    {
        var full = Directory.EnumerateDirectories(Path.Combine(RepositoryRoot.Path, "src"), "*", SearchOption.AllDirectories)
            .Where(folder => !IsBuilt(folder) && !folder.Contains("Migrations", StringComparison.Ordinal))
            .Select(folder => (Folder: Path.GetRelativePath(RepositoryRoot.Path, folder), Files: Directory.GetFiles(folder).Length))
            .Where(found => found.Files > MostFiles);

        Assert.Empty(full);
    }

    [Theory]
    [InlineData(typeof(Money))]
    [InlineData(typeof(CheckoutDbContext))]
    [InlineData(typeof(Portal))]
    public void Top_folders_depend_on_each_other_in_one_direction(System.Type ofProject)
    {
        var needs = Needs(ofProject);

        var circles = needs.Keys.Select(folder => Circle(folder, needs)).Where(circle => circle.Length > 0)
            .Distinct(StringComparer.Ordinal);

        var allowed = Circles.TryGetValue(ofProject.Assembly.GetName().Name!, out var known) ? string.Join(", ", known.Folders) : null;
        Assert.Equal(allowed is null ? [] : [allowed], circles);
    }

    // The folders that a folder needs, itself included, and that need it in turn.
    private static string Circle(string folder, Dictionary<string, HashSet<string>> needs)
    {
        var within = Reached(folder, needs).Where(other => Reached(other, needs).Contains(folder)).Order(StringComparer.Ordinal);
        return string.Join(", ", within);
    }

    private static HashSet<string> Reached(string folder, Dictionary<string, HashSet<string>> needs)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([folder]));
        while (open.TryPop(out var next))
        {
            foreach (var needed in needs.GetValueOrDefault(next) ?? [])
            {
                if (reached.Add(needed))
                {
                    open.Push(needed);
                }
            }
        }

        return reached;
    }

    // By the compiled assembly, method bodies included; what lies in the project's root knows everything by intention.
    private static Dictionary<string, HashSet<string>> Needs(System.Type ofProject)
    {
        var root = ofProject.Assembly.GetName().Name! + ".";
        var needs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var type in Architecture.Value.Types)
        {
            foreach (var dependency in type.Dependencies)
            {
                if (Folder(type.Namespace?.FullName, root) is { } from && Folder(dependency.Target.Namespace?.FullName, root) is { } to
                    && from != to)
                {
                    (needs.TryGetValue(from, out var known) ? known : needs[from] = new(StringComparer.Ordinal)).Add(to);
                }
            }
        }

        Assert.NotEmpty(needs);
        return needs;
    }

    private static string? Folder(string? space, string root) =>
        space?.StartsWith(root, StringComparison.Ordinal) is true ? space[root.Length..].Split('.')[0] : null;

    private static bool IsBuilt(string folder) =>
        folder.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "App_Data" or "artifacts");
}
