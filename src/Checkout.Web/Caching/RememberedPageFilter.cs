using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Caching;

/// <summary>Behind the gate, which has read permission and revision for this request: answers with a remembered page, or remembers the one
/// that the action shows.</summary>
public sealed class RememberedPageFilter(AccountCache store, CurrentMember member, Reader reader, UncachedParts parts,
    IAntiforgery antiforgery) : IAsyncResourceFilter, IAsyncResultFilter
{
    private const int BytesPerWeight = 1024;

    private CacheKey _key;
    private RememberedPage.Making? _making;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        // A notice is said once, on one page.
        if (!HttpMethods.IsGet(http.Request.Method) || !member.MayManageBilling
            || http.Request.Cookies.ContainsKey(Flash.Cookie))
        {
            await next();
            return;
        }

        var account = member.Account;
        _key = new CacheKey(account.Id, account.Revision, reader.Today, string.Create(
            CultureInfo.InvariantCulture,
            $"Page for {(int)account.Permissions} at {http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}"));
        if (store.TryGet<RememberedPage>(_key, out var page) && await page.HoldsAsync(http))
        {
            RecentlyViewedFilter.Record(context);
            await WriteAsync(context, page.Html);
            context.Result = new EmptyResult();
            return;
        }

        _making = RememberedPage.Begin(http);
        await next();
    }

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (_making is not { Ends: false } making || context.Result is not ViewResult { StatusCode: null }
            || context.HttpContext.Response.StatusCode != StatusCodes.Status200OK)
        {
            if (_making is not null)
            {
                _making.Ends = true;
            }

            await next();
            return;
        }

        var http = context.HttpContext;
        var answer = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var written = new MemoryStream();
        http.Response.Body = written;
        try
        {
            if ((await next()).Exception is not null)
            {
                return;
            }
        }
        finally
        {
            http.Features.Set(answer);
        }

        var html = new PageTemplate(written.GetBuffer().AsSpan(0, (int)written.Length), antiforgery.GetAndStoreTokens(http).RequestToken);
        if (!making.Ends)
        {
            store.Set(_key, new RememberedPage(html, making.Entity?.Id, making.Entity?.Version, making.ClosedThrough),
                1 + (html.Size / BytesPerWeight));
        }

        await WriteAsync(context, html);
    }

    private async Task WriteAsync(ActionContext context, PageTemplate html)
    {
        var http = context.HttpContext;
        var token = antiforgery.GetAndStoreTokens(http).RequestToken ?? "";
        var fresh = new List<PageTemplate>();
        foreach (var view in html.Parts)
        {
            fresh.Add(await parts.ReadAsync(context, view, _key, member.User, token));
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        html.WriteTo(http.Response.BodyWriter, token, fresh);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
