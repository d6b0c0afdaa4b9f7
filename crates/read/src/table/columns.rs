//! What the columns of a table are about.

use docwright_schema::Span;

use crate::{
    page::{Page, trim},
    words::{self, Role},
};

use super::{Grid, Line, name, null, types};

/// The role of a header cell.
pub(super) fn role(header: &str) -> Option<Role> {
    let header = trim(header).trim_end_matches(['?', '？', '*', ':', '：']);
    words::header(header).or_else(|| {
        // `Name (in the body)`, `Name / 名称`, `显示位置 / 含义`.
        let bare = header.split(['(', '（']).next().unwrap_or_default();
        bare.split('/').map(trim).filter(|part| part.len() < header.len()).find_map(words::header)
    })
}

/// The roles of columns without a header, as far as their cells tell: a column of names comes first.
fn by_cells(page: &Page<'_>, grid: &Grid) -> Vec<Option<Role>> {
    let all = |at, fits: fn(&str) -> bool| cells_are(page, grid, at, fits);
    let mut roles = vec![None; grid.header.len()];
    if roles.len() < 2 || !all(0, name::is_name) {
        return roles;
    }
    roles[0] = Some(Role::Name);
    for (at, role) in roles.iter_mut().enumerate().skip(1) {
        *role = if all(at, |text| words::required(text).is_some()) {
            Some(Role::Required)
        } else if all(at, types::is_type) {
            Some(Role::Type)
        } else {
            Some(Role::Description)
        };
    }
    roles
}

/// Whether all filled cells of a column fit, and there are any.
fn cells_are(page: &Page<'_>, grid: &Grid, at: usize, fits: impl Fn(&str) -> bool) -> bool {
    let mut cells = grid.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| fits(&page.plain(*cell).text))
}

/// Whether the cells of a column called a type name places, such as `query`.
fn names_places(page: &Page<'_>, grid: &Grid, at: usize) -> bool {
    cells_are(page, grid, at, |text| words::place(text).is_some() && words::kind(text).is_none())
}

/// Whether the first cells of a table are HTTP statuses.
fn lists_statuses(page: &Page<'_>, grid: &Grid) -> bool {
    let is_status = |text: &str| text.len() == 3 && text.parse().is_ok_and(|status: u16| (100..600).contains(&status));
    let mut first = grid.rows.iter().filter_map(|row| row.cells.first()).peekable();
    first.peek().is_some() && first.all(|cell| is_status(&page.plain(*cell).text))
}

/// The roles of a table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    roles: Vec<Option<Role>>,
    /// Whether a circle means yes, as it does beside a cross; elsewhere the letter stands for an option.
    pub(super) ticked: bool,
    /// Whether what is not required may be null, because the header asks for that.
    pub(super) asks_for_null: bool,
}

impl Columns {
    /// The roles of the columns of `grid`.
    pub(crate) fn of(page: &Page<'_>, grid: &Grid) -> Self {
        if grid.header.iter().all(|cell| cell.is_empty()) {
            return Self { roles: by_cells(page, grid), ticked: false, asks_for_null: false };
        }
        let mut roles: Vec<_> = grid.header.iter().map(|cell| role(&page.plain(*cell).text)).collect();
        for (at, role) in roles.iter_mut().enumerate().filter(|(_, role)| **role == Some(Role::Type)) {
            if names_places(page, grid, at) {
                *role = Some(Role::Location);
            }
        }
        // A type may stand in a column of its own beside one that is called so and says what is required.
        let says_required =
            |at: &usize| cells_are(page, grid, *at, |text| text.len() > 2 && words::required(text).is_some());
        let types: Vec<usize> = (0..roles.len()).filter(|at| roles[*at] == Some(Role::Type)).collect();
        if let Some(at) = types.iter().copied().find(says_required).filter(|_| types.len() > 1) {
            roles[at] = Some(Role::Required);
        }
        if !roles.contains(&Some(Role::Location))
            && let Some(at) = (0..roles.len()).find(|at| roles[*at].is_none() && names_places(page, grid, *at))
        {
            roles[at] = Some(Role::Location);
        }
        if !roles.contains(&Some(Role::Required)) {
            let says = |at: &usize| !grid.header[*at].is_empty() && says_required(at);
            let unclear = (1..roles.len()).filter(|at| matches!(roles[*at], None | Some(Role::Code | Role::Other)));
            if let Some(at) = unclear.into_iter().find(says) {
                roles[at] = Some(Role::Required);
            }
        }
        let has = |role| roles.contains(&Some(role));
        let describes = has(Role::Type) || has(Role::Required) || has(Role::Optional);
        let named = has(Role::Name) || roles.first() == Some(&Some(Role::Code)) && lists_statuses(page, grid);
        // Where nothing is called a name, the column before the types holds them.
        if !named && describes && !(has(Role::Code) && has(Role::Message)) {
            let first =
                roles.iter().position(|role| matches!(role, None | Some(Role::Code | Role::Values | Role::Host)));
            if let Some(first) = first {
                roles[first] = Some(Role::Name);
            }
        }
        let is_tick = |text: &str| matches!(text, "O" | "o" | "X" | "x" | "-" | "△" | "○" | "×");
        let is_cross = |text: &str| matches!(text, "X" | "x" | "×");
        let is_foreign = |at: usize| !page.raw(grid.header[at]).is_ascii();
        let has_cross = |at| !cells_are(page, grid, at, |text| !is_cross(text));
        let is_ticked = |at| cells_are(page, grid, at, is_tick) && (is_foreign(at) || has_cross(at));
        let required = roles.iter().position(|role| *role == Some(Role::Required));
        let ticked = required.is_some_and(is_ticked);
        let asks_for_null = required.is_some_and(|at| null::in_header(&page.plain(grid.header[at]).text));
        Self { roles, ticked, asks_for_null }
    }

    /// Whether there is a column of this role.
    pub(crate) fn has(&self, role: Role) -> bool {
        self.roles.contains(&Some(role))
    }

    /// Whether the rows are about parameters or fields.
    pub(crate) fn name_parameters(&self) -> bool {
        use Role::{Default, Description, Example, Location, Optional, Required, Type, Values};
        let claims = [Type, Required, Optional, Description, Default, Example, Location, Values];
        self.has(Role::Name) && claims.into_iter().any(|role| self.has(role))
    }

    /// Whether the rows claim more of what they name than what it means.
    pub(crate) fn claim_types(&self) -> bool {
        self.has(Role::Type) || self.has(Role::Required) || self.has(Role::Optional)
    }

    /// Which columns have a role.
    pub(super) fn at(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.roles.iter().enumerate().filter(move |(_, of)| **of == Some(role)).map(|(at, _)| at)
    }

    /// The cells of a role that are filled, in their order.
    pub(crate) fn cells<'g>(&'g self, row: &'g Line, role: Role) -> impl Iterator<Item = Span> + 'g {
        let cells = self.roles.iter().zip(&row.cells).filter(move |(of, _)| **of == Some(role));
        cells.map(|(_, cell)| *cell).filter(|cell| !cell.is_empty())
    }

    /// The first filled cell of a role.
    pub(crate) fn cell(&self, row: &Line, role: Role) -> Option<Span> {
        self.cells(row, role).next()
    }

    /// The filled cells of columns whose headers are no known words.
    pub(super) fn unknown<'g>(&'g self, row: &'g Line) -> impl Iterator<Item = Span> + 'g {
        let cells = self.roles.iter().zip(&row.cells).filter(|(of, _)| of.is_none());
        cells.map(|(_, cell)| *cell).filter(|cell| !cell.is_empty())
    }
}
