namespace Checkout.Web.Features.Shared.Parts;

/// <summary>A file that came inside a document's e-invoice.</summary>
public sealed record FileRow(int Position, string Name, int Bytes)
{
    /// <summary>The files of a document, in their order.</summary>
    public static Task<List<FileRow>> ReadAsync(IQueryable<AttachedFile> files, CancellationToken cancellation) =>
        files.OrderBy(file => file.Position).Select(file => new FileRow(file.Position, file.Name, file.Content.Length))
            .ToListAsync(cancellation);
}

/// <summary>The files of a document, for its page.</summary>
/// <param name="Path">The document's address from the portal's root, beginning with <c>~/</c>.</param>
public sealed record FileList(string Path, IReadOnlyList<FileRow> Files, EInvoiceDetails? Details)
{
    /// <summary>What the issuer calls it.</summary>
    public string? DescriptionOf(FileRow file) =>
        Details?.References.Supporting.FirstOrDefault(each => each.File == file.Position)?.Description;
}
