using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>Enters every file that leaves into the account's activity before its first byte does. Where that fails, so does the
/// download; and each takes its turn.</summary>
public sealed class DownloadFilter(ActivityLog activity, CurrentMember member, Turns turns) : IAsyncResultFilter
{
    private const string Number = "number";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var request = context.HttpContext;
        if (context.Result is IListExport or PdfArchive)
        {
            // They stream for as long as there is something to send.
            request.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        }

        if (member is { SignedIn: { } user, Chosen: { } account } && HttpMethods.IsGet(request.Request.Method))
        {
            // Also what nobody could tell from its address is a file.
            if (context.Result is IListExport or PdfArchive or FileResult
                && await turns.EnterAsync(request, ThrottleGroup.Document, user.Id, account.Id) is { } refused)
            {
                context.Result = refused;
            }

            switch (context.Result)
            {
                case IListExport export:
                    var rows = await export.CountAsync(request.RequestAborted);
                    await activity.RecordAsync(request, account.Id, user, AuditAction.ListExported, export.Name,
                        string.Create(CultureInfo.InvariantCulture, $"{export.Format.ToString().ToUpperInvariant()} {rows}"));
                    break;
                case PdfArchive archive:
                    await activity.RecordAsync(request, account.Id, user, AuditAction.ListExported, archive.Name,
                        string.Create(CultureInfo.InvariantCulture, $"PDF {archive.Count}"));
                    break;
                case FileResult file:
                    var kind = KindOf(context);
                    var subject = kind is not null && context.RouteData.Values[Number] is string number ? number : file.FileDownloadName;
                    await activity.RecordAsync(request, account.Id, user, AuditAction.DocumentDownloaded, subject,
                        $"{kind} {FormatOf(file)}".Trim());
                    break;
            }
        }

        await next();
    }

    // The files of a document lie under its tab's name and its number.
    private static DocumentKind? KindOf(ActionContext context)
    {
        var parts = context.ActionDescriptor.AttributeRouteInfo?.Template?.Split('/') ?? [];
        return parts.Length > 1 && parts[1].Trim('{', '}') == Number ? DocumentPath.KindOf(parts[0]) : null;
    }

    private static string FormatOf(FileResult file) =>
        Path.GetExtension(file.FileDownloadName) is { Length: > 1 } extension ? extension[1..].ToUpperInvariant() : file.ContentType;
}
